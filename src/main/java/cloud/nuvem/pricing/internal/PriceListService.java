package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.ChangePriceListResult;
import cloud.nuvem.pricing.ChangePriceListResult.Changed;
import cloud.nuvem.pricing.ChangePriceListResult.NotAllowed;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceListId;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.PricingChange;
import cloud.nuvem.pricing.SimulationResult;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProviderPermission;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

@Service
class PriceListService implements PriceLists {

    private static final int LONGEST_NOTE = 500;

    private final Access access;
    private final Actions actions;
    private final PriceListRepository repository;
    private final ChangeRepository changes;
    private final Simulator simulator;
    private final Clock clock;

    PriceListService(
            Access access,
            Actions actions,
            PriceListRepository repository,
            ChangeRepository changes,
            Simulator simulator,
            Clock clock) {
        this.access = access;
        this.actions = actions;
        this.repository = repository;
        this.changes = changes;
        this.simulator = simulator;
        this.clock = clock;
    }

    @Override
    public List<PriceList> all(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        return lives().all();
    }

    @Override
    public Optional<PriceList> find(Actor actor, PriceListId id) {
        access.require(actor, ProviderPermission.VIEW);
        return find(id);
    }

    private Optional<PriceList> find(PriceListId id) {
        return lives().find(id).map(list -> ListLives.with(list, repository.prices(id)));
    }

    @Override
    public Optional<PriceList> inForce(Actor actor, String name) {
        access.require(actor, ProviderPermission.VIEW);
        return lives().inForce(name).map(list -> ListLives.with(list, repository.prices(list.id())));
    }

    @Override
    public List<PricingChange> history(Actor actor, PriceListId id) {
        access.require(actor, ProviderPermission.VIEW);
        return changes.of(ChangeRepository.PRICE_LIST, id.toString());
    }

    private ListLives lives() {
        return new ListLives(repository.all(), clock.instant());
    }

    @Override
    public ChangePriceListResult draft(Actor actor, DraftPriceList command) {
        return within(actor, "draft", command.name(), () -> {
            if (!PriceRules.isName(command.name())) {
                return new ChangePriceListResult.InvalidName();
            }
            if (!PriceRules.CURRENCIES.contains(command.currency())) {
                return new ChangePriceListResult.UnknownCurrency(command.currency());
            }
            var currency = Currency.getInstance(command.currency());
            var series = repository.currencyOf(command.name());
            if (series.isPresent() && !series.get().equals(currency)) {
                return new ChangePriceListResult.CurrencyDiffers(series.get().getCurrencyCode());
            }
            return draft(actor, command, currency);
        });
    }

    private ChangePriceListResult draft(Actor actor, DraftPriceList command, Currency currency) {
        var note = new ChangeNote(actor, "draft", clock.instant());
        var source = command.copyOf();
        if (source == null) {
            return changed(repository.draft(command.name(), currency, List.of(), note));
        }
        var copied = find(source);
        if (copied.isEmpty()) {
            return new ChangePriceListResult.UnknownPriceList();
        }
        if (!copied.get().currency().equals(currency)) {
            return new ChangePriceListResult.CurrencyDiffers(
                    copied.get().currency().getCurrencyCode());
        }
        return changed(repository.draft(command.name(), currency, copied.get().prices(), note));
    }

    @Override
    public ChangePriceListResult save(Actor actor, SavePriceList command) {
        return onDraft(actor, "save", command.id(), draft -> {
            if (command.note().length() > LONGEST_NOTE) {
                return new ChangePriceListResult.InvalidNote();
            }
            var fault = PriceRules.fault(draft.currency(), command.prices());
            if (fault.isPresent()) {
                return fault.get();
            }
            return repository.save(command, new ChangeNote(actor, "save", clock.instant()))
                    ? changed(command.id())
                    : new ChangePriceListResult.Outdated();
        });
    }

    @Override
    public ChangePriceListResult discard(Actor actor, PriceListId id) {
        return onDraft(
                actor,
                "discard",
                id,
                draft -> repository.discard(id, new ChangeNote(actor, "discard", clock.instant()))
                        ? new ChangePriceListResult.Discarded()
                        : new ChangePriceListResult.NotADraft());
    }

    @Override
    public ChangePriceListResult activate(Actor actor, ActivatePriceList command) {
        return onDraft(actor, "activate", command.id(), draft -> {
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var wanted = command.validFrom();
            var from = wanted == null ? now : wanted.truncatedTo(ChronoUnit.SECONDS);
            if (from.isBefore(now)) {
                return new ChangePriceListResult.BeginsInThePast();
            }
            if (draft.prices().isEmpty()) {
                return new ChangePriceListResult.NoPrices();
            }
            var date = LocalDate.ofInstant(from, ZoneOffset.UTC).toString();
            if (!date.equals(command.confirm().strip())) {
                return new ChangePriceListResult.ConfirmationDiffers(date);
            }
            return activate(actor, command, from);
        });
    }

    private ChangePriceListResult activate(Actor actor, ActivatePriceList command, Instant from) {
        var note = new ChangeNote(actor, "activate", clock.instant(), from.toString());
        return switch (repository.activate(command.id(), command.version(), from, note)) {
            case DONE -> changed(command.id());
            case CHANGED_MEANWHILE -> new ChangePriceListResult.Outdated();
            case DATE_TAKEN -> new ChangePriceListResult.DateTaken();
        };
    }

    @Override
    public SimulationResult simulate(Actor actor, PriceListId id, YearMonth month) {
        access.require(actor, ProviderPermission.VIEW);
        return find(id).map(list -> simulator.simulate(list, month)).orElseGet(SimulationResult.UnknownList::new);
    }

    private Changed changed(PriceListId id) {
        return new Changed(find(id).orElseThrow());
    }

    private ChangePriceListResult onDraft(
            Actor actor, String verb, PriceListId id, Function<PriceList, ChangePriceListResult> work) {
        return within(actor, verb, id.toString(), () -> {
            var found = find(id);
            if (found.isEmpty()) {
                return new ChangePriceListResult.UnknownPriceList();
            }
            return found.get().state() == PriceList.State.DRAFT
                    ? work.apply(found.get())
                    : new ChangePriceListResult.NotADraft();
        });
    }

    private ChangePriceListResult within(
            Actor actor, String verb, String target, Supplier<ChangePriceListResult> work) {
        var attempt = new ProviderAttempt(actor, "price-list." + verb, new ResourceRef("price-list", null, target));
        return actions.forProvider(attempt, NotAllowed::new, work);
    }
}
