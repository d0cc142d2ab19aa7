package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.PlanCreated;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.pricing.PricingChange;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProviderPermission;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

@Service
class PlanService implements Plans {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String ID = "[a-z][a-z0-9-]{0,39}";

    private final Access access;
    private final Actions actions;
    private final PlanRepository repository;
    private final PriceBookQueries books;
    private final ChangeRepository changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanService(
            Access access,
            Actions actions,
            PlanRepository repository,
            PriceBookQueries books,
            ChangeRepository changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.actions = actions;
        this.repository = repository;
        this.books = books;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<PlanDetails> all(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        return all(books.book());
    }

    @Override
    public Optional<PlanDetails> find(Actor actor, String id) {
        access.require(actor, ProviderPermission.VIEW);
        return find(books.book(), id);
    }

    @Override
    public List<PricingChange> history(Actor actor, String id) {
        access.require(actor, ProviderPermission.VIEW);
        return changes.of(ChangeRepository.PLAN, id);
    }

    private Optional<PlanDetails> find(PriceBook book, String id) {
        return all(book).stream().filter(plan -> plan.plan().id().equals(id)).findFirst();
    }

    private List<PlanDetails> all(PriceBook book) {
        var now = clock.instant();
        var organizations = repository.organizations(now);
        return book.plans().stream()
                .map(listed -> new PlanDetails(
                        listed.plan(),
                        listed.isDefault(),
                        listed.offered(),
                        book.tariff(listed.plan().id(), now)
                                .map(Tariff::currency)
                                .orElse(null),
                        terms(book, listed.plan().id()),
                        organizations.getOrDefault(listed.plan().id(), 0L)))
                .toList();
    }

    private static List<Terms> terms(PriceBook book, String plan) {
        return book.versionsOf(plan).entrySet().stream()
                .map(entry -> new Terms(
                        entry.getKey(),
                        entry.getValue().priceList(),
                        entry.getValue().discountPercent()))
                .sorted(Comparator.comparing(Terms::validFrom).reversed())
                .toList();
    }

    @Override
    public ChangePlanResult create(Actor actor, CreatePlan command) {
        return within(actor, "create", command.id(), () -> {
            var book = books.book();
            var now = now();
            var fault = fault(command.id(), command.name(), command.discountPercent());
            if (fault != null) {
                return new ChangePlanResult.InvalidField(fault);
            }
            if (book.listsOf(command.priceList()).floorEntry(now) == null) {
                return new ChangePlanResult.NoListInForce(command.priceList());
            }
            if (book.find(command.id()).isPresent()) {
                return new ChangePlanResult.IdTaken(command.id());
            }
            events.publishEvent(new PlanCreated(command.id(), book.defaultPlan().id()));
            var plan = new Plan(command.id(), command.name());
            var terms = new Terms(now, command.priceList(), command.discountPercent());
            return repository.create(plan, command.offered(), terms, note(actor, "create", terms))
                    ? changed(plan.id())
                    : new ChangePlanResult.IdTaken(plan.id());
        });
    }

    @Override
    public ChangePlanResult change(Actor actor, ChangePlan command) {
        return within(actor, "change", command.id(), () -> {
            var book = books.book();
            var found = book.find(command.id());
            if (found.isEmpty()) {
                return new ChangePlanResult.UnknownPlan();
            }
            var fault = fault(command.id(), command.name(), command.discountPercent());
            if (fault != null) {
                return new ChangePlanResult.InvalidField(fault);
            }
            var from = from(command.validFrom());
            return from.isEmpty() ? new ChangePlanResult.BeginsInThePast() : change(actor, command, book, from.get());
        });
    }

    private ChangePlanResult change(Actor actor, ChangePlan command, PriceBook book, Instant from) {
        var list = book.listsOf(command.priceList()).floorEntry(from);
        if (list == null) {
            return new ChangePlanResult.NoListInForce(command.priceList());
        }
        var before = book.tariff(command.id(), from);
        if (before.isPresent()
                && !before.get().currency().equals(list.getValue().currency())) {
            return new ChangePlanResult.CurrencyDiffers(before.get().currency().getCurrencyCode());
        }
        var plan = new Plan(command.id(), command.name());
        var terms = new Terms(from, command.priceList(), command.discountPercent());
        var current = book.versionsOf(command.id()).floorEntry(from);
        boolean same = current != null
                && current.getValue().priceList().equals(terms.priceList())
                && current.getValue().discountPercent().compareTo(terms.discountPercent()) == 0;
        if (same) {
            repository.rename(plan, command.offered(), new ChangeNote(actor, "rename", clock.instant(), plan.name()));
            return changed(plan.id());
        }
        return repository.change(plan, command.offered(), terms, note(actor, "change", terms))
                ? changed(plan.id())
                : new ChangePlanResult.DateTaken();
    }

    @Override
    public ChangePlanResult assign(Actor actor, AssignPlan command) {
        return within(actor, "assign", command.plan(), () -> {
            var book = books.book();
            if (book.find(command.plan()).isEmpty()) {
                return new ChangePlanResult.UnknownPlan();
            }
            var from = from(command.validFrom());
            if (from.isEmpty()) {
                return new ChangePlanResult.BeginsInThePast();
            }
            var chosen = repository.plansOf(command.organization());
            chosen.put(from.get(), command.plan());
            if (mixesCurrencies(book, chosen)) {
                return new ChangePlanResult.CurrencyChangesWithTheMonth();
            }
            var note = new ChangeNote(actor, "assign", clock.instant(), command.organization() + " " + from.get());
            return repository.assign(command.organization(), command.plan(), from.get(), note)
                    ? changed(command.plan())
                    : new ChangePlanResult.DateTaken();
        });
    }

    /** In any month in which a plan begins. */
    private static boolean mixesCurrencies(PriceBook book, NavigableMap<Instant, String> chosen) {
        return chosen.keySet().stream()
                .map(begin -> MonthlyUsage.month(YearMonth.from(begin.atOffset(ZoneOffset.UTC))))
                .distinct()
                .anyMatch(month -> book.currencies(chosen, month).size() > 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Empty for the past. */
    private Optional<Instant> from(@Nullable Instant wanted) {
        var now = now();
        var from = wanted == null ? now : wanted.truncatedTo(ChronoUnit.SECONDS);
        return from.isBefore(now) ? Optional.empty() : Optional.of(from);
    }

    private ChangeNote note(Actor actor, String what, Terms terms) {
        return new ChangeNote(
                actor,
                what,
                clock.instant(),
                terms.priceList() + ", −" + terms.discountPercent().toPlainString() + " %, " + terms.validFrom());
    }

    private ChangePlanResult changed(String id) {
        return new ChangePlanResult.Changed(find(books.book(), id).orElseThrow());
    }

    private static @Nullable String fault(String id, String name, BigDecimal discount) {
        if (!id.matches(ID)) {
            return "id";
        }
        if (!PriceRules.isName(name)) {
            return "name";
        }
        boolean fits = discount.signum() >= 0
                && discount.compareTo(HUNDRED) <= 0
                && discount.stripTrailingZeros().scale() <= 2;
        return fits ? null : "discountPercent";
    }

    private ChangePlanResult within(Actor actor, String verb, String target, Supplier<ChangePlanResult> work) {
        var attempt = new ProviderAttempt(actor, "plan." + verb, new ResourceRef("plan", null, target));
        return actions.forProvider(attempt, ChangePlanResult.NotAllowed::new, work);
    }
}
