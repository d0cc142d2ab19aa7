package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.BillingAccounts;
import cloud.nuvem.billing.BillingAccounts.BillingAccount;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccount;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.FormRefusals;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom to bill: name, address, tax id, recipients. */
@Route("o/:organization/billing-account")
@PermitAll
class BillingAccountView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final BillingDesks desks;
    private final BillingAccounts accounts;
    private final TextField legalName = text("legal-name");
    private final TextArea addressLines = new TextArea(Words.text("billing.account.address"));
    private final TextField postalCode = text("postal-code");
    private final TextField city = text("city");
    private final TextField region = text("region");
    private final ComboBox<String> country = new ComboBox<>(Words.text("billing.account.country"));
    private final TextField taxId = text("tax-id");
    private final TextArea recipients = new TextArea(Words.text("billing.account.recipients"));
    private final TextField purchaseOrder = text("purchase-order");
    private final ComboBox<String> timeZone = new ComboBox<>(Words.text("billing.account.time-zone"));
    private final Select<String> language = new Select<>();
    private final FormRefusals refusals = new FormRefusals();
    private @Nullable Long version;

    BillingAccountView(BillingDesks desks, BillingAccounts accounts) {
        this.desks = desks;
        this.accounts = accounts;
    }

    private static TextField text(String name) {
        var field = new TextField(Words.text("billing.account." + name));
        field.addClassName("nv-wide");
        return field;
    }

    @Override
    public String title() {
        return Words.text("billing.account");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.at(event.getRouteParameters());
        prepare();
        accounts.find(desk.actor(), desk.id()).ifPresentOrElse(this::show, () -> version = null);
        removeAll();
        var currency = accounts.currency(desk.actor(), desk.id());
        var header =
                new PageHeader(title()).sentence(Words.text("billing.account.sentence", currency.getCurrencyCode()));
        var form = new Div(
                refusals,
                legalName,
                addressLines,
                postalCode,
                city,
                region,
                country,
                taxId,
                recipients,
                purchaseOrder,
                timeZone,
                language);
        form.addClassName("nv-billing-form");
        add(header, form);
        if (desk.mayManage()) {
            form.add(Buttons.primary(Words.text("billing.account.save"), () -> save(desk)));
        } else {
            Stream.of(legalName, postalCode, city, region, taxId, purchaseOrder)
                    .forEach(field -> field.setReadOnly(true));
            Stream.of(addressLines, recipients).forEach(field -> field.setReadOnly(true));
            Stream.of(country, timeZone).forEach(field -> field.setReadOnly(true));
            language.setReadOnly(true);
        }
    }

    private void prepare() {
        Stream.of(addressLines, recipients).forEach(field -> {
            field.addClassName("nv-wide");
            field.setMinRows(2);
        });
        taxId.setHelperText(Words.text("billing.account.tax-id.help"));
        recipients.setHelperText(Words.text("billing.account.recipients.help"));
        var reader = Reader.current().locale();
        country.setItems(Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(code -> Locale.of("", code).getDisplayCountry(reader)))
                .toList());
        country.setItemLabelGenerator(InvoiceWords::country);
        country.addClassName("nv-wide");
        timeZone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        timeZone.setValue(Reader.current().zone().getId());
        timeZone.addClassName("nv-wide");
        language.setLabel(Words.text("billing.account.language"));
        language.setItems("en", "pt-BR");
        language.setItemLabelGenerator(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(reader));
        language.setValue(reader.getLanguage().equals("pt") ? "pt-BR" : "en");
        language.addClassName("nv-wide");
        refusals.bind("legalName", legalName)
                .bind("addressLines", addressLines)
                .bind("postalCode", postalCode)
                .bind("city", city)
                .bind("region", region)
                .bind("country", country)
                .bind("taxId", taxId)
                .bind("recipients", recipients)
                .bind("purchaseOrder", purchaseOrder)
                .bind("timeZone", timeZone)
                .bind("language", language);
    }

    private void show(BillingAccount account) {
        var details = account.details();
        version = account.version();
        legalName.setValue(details.legalName());
        addressLines.setValue(details.address().lines());
        postalCode.setValue(details.address().postalCode());
        city.setValue(details.address().city());
        region.setValue(details.address().region());
        country.setValue(details.address().country());
        var known = details.taxId();
        taxId.setValue(known == null ? "" : known.value());
        recipients.setValue(String.join("\n", details.recipients()));
        purchaseOrder.setValue(details.purchaseOrder());
        timeZone.setValue(details.timeZone().getId());
        language.setValue(details.language().toLanguageTag());
    }

    private void save(BillingDesk desk) {
        var command = new ChangeBillingAccount(
                desk.id(),
                legalName.getValue(),
                new PostalAddress(
                        addressLines.getValue(),
                        postalCode.getValue(),
                        city.getValue(),
                        region.getValue(),
                        chosen(country.getValue())),
                taxId.getValue(),
                Arrays.stream(recipients.getValue().split("[\\s,;]+"))
                        .filter(each -> !each.isEmpty())
                        .toList(),
                purchaseOrder.getValue(),
                chosen(timeZone.getValue()),
                chosen(language.getValue()),
                version);
        switch (accounts.change(desk.actor(), command)) {
            case BillingAccounts.ChangeBillingAccountResult.Changed(var account) -> {
                refusals.clear();
                show(account);
                Toasts.done(Words.text("billing.account.saved"));
            }
            case Refusal refusal -> refusals.show(refusal);
        }
    }

    private static String chosen(@Nullable String value) {
        return value == null ? "" : value;
    }
}
