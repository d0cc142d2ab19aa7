package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Credits;
import cloud.nuvem.billing.Credits.GrantCredit;
import cloud.nuvem.billing.Credits.GrantedCredit;
import cloud.nuvem.billing.Credits.Payer;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credits and promotions of all organizations, and granting one. */
@Route("provider/credits")
@PermitAll
class ProviderCreditsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final Credits credits;
    private final Actors actors;
    private final Access access;

    ProviderCreditsView(Credits credits, Actors actors, Access access) {
        this.credits = credits;
        this.actors = actors;
        this.access = access;
    }

    @Override
    public String title() {
        return Words.text("billing.credits");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        var actor = actors.current(Door.PORTAL);
        var all = credits.all(actor);
        var header = new PageHeader(title()).sentence(Words.text("billing.credits.sentence"));
        if (access.providerPermissions(actor).contains(ProviderPermission.CHANGE)) {
            header.primary(Buttons.primary(Glyph.PLUS, Words.text("billing.credits.grant"), this::ask));
        }
        removeAll();
        add(
                header,
                all.isEmpty()
                        ? EmptyState.teaching(
                                Glyph.TAG, Words.text("billing.credits.none"), Words.text("billing.credits.none.text"))
                        : table(all));
    }

    private static SimpleTable table(List<GrantedCredit> all) {
        var zone = Reader.current().zone();
        var table = new SimpleTable(Words.text("billing.credits"))
                .column(Words.text("billing.column.organization"))
                .column(Words.text("billing.column.reason"))
                .column(Words.text("billing.column.granted"))
                .column(Words.text("billing.column.expires"))
                .number(Words.text("billing.column.amount"))
                .number(Words.text("billing.column.left"));
        for (var each : all) {
            var credit = each.credit();
            table.row(
                    new Span(each.organizationName()),
                    new Span(credit.reason()),
                    new Span(InvoiceWords.day(credit.grantedAt(), zone)),
                    new Span(InvoiceWords.day(credit.expiresAt(), zone)),
                    new MoneyText(credit.amount()),
                    new MoneyText(credit.left()));
        }
        return table;
    }

    private void ask() {
        var payer = new ComboBox<Payer>(Words.text("billing.column.organization"));
        payer.setItems(credits.payers(actors.current(Door.PORTAL)));
        payer.setItemLabelGenerator(Payer::name);
        payer.addClassName("nv-wide");
        var amount = new BigDecimalField(Words.text("billing.column.amount"));
        amount.addClassName("nv-wide");
        payer.addValueChangeListener(chosen -> amount.setSuffixComponent(new Span(
                chosen.getValue() == null ? "" : chosen.getValue().currency().getCurrencyCode())));
        var reason = new TextField(Words.text("billing.column.reason"));
        reason.setHelperText(Words.text("billing.credits.reason.help"));
        reason.addClassName("nv-wide");
        var last = new DatePicker(Words.text("billing.credits.last-day"));
        last.setHelperText(Words.text("billing.credits.last-day.help"));
        new ConfirmDialog(Words.text("billing.credits.grant"))
                .content(payer, amount, reason, last)
                .open(Buttons.primary(Words.text("billing.credits.grant"), () -> {}), () -> {
                    var chosen = payer.getValue();
                    if (chosen == null) {
                        return Optional.of(Words.text("billing.credits.choose"));
                    }
                    var typed = amount.getValue();
                    return grant(new GrantCredit(
                            chosen.organization(),
                            new Money(typed == null ? BigDecimal.ZERO : typed, chosen.currency()),
                            reason.getValue().strip(),
                            endOf(last.getValue())));
                });
    }

    private Optional<String> grant(GrantCredit command) {
        if (credits.grant(actors.current(Door.PORTAL), command) instanceof Refusal refusal) {
            return Optional.of(Words.sentence(refusal));
        }
        Toasts.done(Words.text("billing.credits.granted"));
        show();
        return Optional.empty();
    }

    private static @Nullable Instant endOf(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
