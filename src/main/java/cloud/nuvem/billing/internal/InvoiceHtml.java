package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceDetails.Tax;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Texts;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * The invoice as a page of XHTML in one language, made from what the invoice keeps and nothing else: the same every time. All that
 * people typed is escaped; nothing in it points anywhere.
 */
final class InvoiceHtml {

    private final InvoiceDetails details;
    private final Locale language;
    private final Texts texts;
    private final StringBuilder html = new StringBuilder(8_000);

    InvoiceHtml(InvoiceDetails details, Locale language, Texts texts) {
        this.details = details;
        this.language = language;
        this.texts = texts;
    }

    String write() {
        var number = String.valueOf(details.invoice().number());
        var title = text("billing.document.title", number);
        html.append("<html lang=\"").append(language.toLanguageTag()).append("\"><head><title>");
        html.append(Markup.escaped(title)).append("</title>");
        meta("subject", title);
        meta("description", title + ", " + details.buyer().legalName());
        meta("author", details.seller().legalName());
        html.append("<style>")
                .append(InvoiceStyle.SHEET.formatted(
                        number, text("billing.document.page"), text("billing.document.of")))
                .append("</style></head><body>");
        element("h1", title);
        parties();
        facts(number);
        lines();
        totals();
        payment(number);
        return html.append("</body></html>").toString();
    }

    private void meta(String name, String content) {
        html.append("<meta name=\"")
                .append(name)
                .append("\" content=\"")
                .append(Markup.escaped(content))
                .append("\"/>");
    }

    private void parties() {
        var seller = details.seller();
        var buyer = details.buyer();
        html.append("<table class=\"parties\"><tr><td>");
        element("h3", text("billing.document.seller"));
        element("p", seller.legalName());
        address(seller.address());
        if (seller.taxId() != null) {
            element("p", text("billing.document.tax-id", seller.taxId()));
        }
        element("p", seller.email());
        html.append("</td><td>");
        element("h3", text("billing.document.buyer"));
        element("p", buyer.legalName());
        address(buyer.address());
        var taxId = buyer.taxId();
        if (taxId != null) {
            element("p", text("billing.document.tax-id", taxId.value()));
        }
        if (!buyer.purchaseOrder().isEmpty()) {
            element("p", text("billing.document.purchase-order", buyer.purchaseOrder()));
        }
        html.append("</td></tr></table>");
    }

    private void address(PostalAddress address) {
        address.lines().lines().forEach(line -> element("p", line));
        element("p", (address.postalCode() + " " + address.city()).strip());
        if (!address.region().isEmpty()) {
            element("p", address.region());
        }
        element("p", Locale.of("", address.country()).getDisplayCountry(language));
    }

    private void facts(String number) {
        var invoice = details.invoice();
        var zone = details.buyer().timeZone();
        var last = invoice.month().atEndOfMonth();
        html.append("<table class=\"facts\">");
        fact("billing.document.number", number);
        fact("billing.document.issued", day(details.date(), zone));
        var due = invoice.dueAt();
        if (due != null) {
            fact("billing.document.due", day(due, zone));
        }
        fact(
                "billing.document.period",
                text("billing.document.days", day(invoice.month().atDay(1)), day(last)));
        html.append("</table>");
    }

    private void fact(String name, String value) {
        html.append("<tr><th scope=\"row\">")
                .append(Markup.escaped(text(name)))
                .append("</th><td>")
                .append(Markup.escaped(value))
                .append("</td></tr>");
    }

    private void lines() {
        var projects = new LinkedHashMap<String, List<InvoiceLine>>();
        details.lines()
                .forEach(line -> projects.computeIfAbsent(line.project(), key -> new ArrayList<>())
                        .add(line));
        for (var entry : projects.entrySet()) {
            var name = details.projectNames().getOrDefault(entry.getKey(), entry.getKey());
            element("h2", text("billing.document.project", name));
            html.append("<table><thead><tr>");
            head("billing.column.resource", false);
            head("billing.column.what", false);
            head("billing.column.units", true);
            head("billing.column.price", true);
            head("billing.column.amount", true);
            html.append("</tr></thead><tbody>");
            entry.getValue().forEach(this::line);
            var sum = entry.getValue().stream()
                    .map(InvoiceLine::amount)
                    .reduce(Money.zero(details.invoice().currency()), Money::plus);
            html.append("<tr class=\"sum\"><td colspan=\"4\">")
                    .append(Markup.escaped(text("billing.document.subtotal", name)))
                    .append("</td><td class=\"number\">")
                    .append(Markup.escaped(money(sum)))
                    .append("</td></tr></tbody></table>");
        }
    }

    private void head(String name, boolean isNumber) {
        html.append("<th scope=\"col\"")
                .append(isNumber ? " class=\"number\">" : ">")
                .append(Markup.escaped(text(name)))
                .append("</th>");
    }

    private void line(InvoiceLine line) {
        var price = line.unitPrice();
        html.append("<tr><td>").append(Markup.escaped(line.resource().name())).append("</td><td>");
        html.append(Markup.escaped(text("enum.Meter." + line.meter().name()) + " · " + line.dimension()));
        number(units(line));
        number(price == null ? text("billing.several-prices") : exact(price));
        number(money(line.amount()));
        html.append("</td></tr>");
    }

    private void number(String shown) {
        html.append("</td><td class=\"number\">").append(Markup.escaped(shown));
    }

    private String units(InvoiceLine line) {
        var unit = line.meter().unit().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return text("billing.unit." + unit, number(line.units().setScale(2, RoundingMode.HALF_UP)));
    }

    private void totals() {
        var amounts = details.invoice().amounts();
        element("h2", text("billing.totals"));
        html.append("<table><tbody>");
        total("", text("billing.net"), amounts.net());
        details.credits()
                .forEach(credit -> total(
                        "",
                        text("billing.credit-used", credit.reason()),
                        credit.amount().times(-1)));
        details.taxes().forEach(tax -> total("", tax(tax), tax.amount()));
        total("total", text("billing.column.total"), amounts.total());
        html.append("</tbody></table>");
    }

    private void total(String style, String words, Money amount) {
        html.append("<tr class=\"").append(style).append("\"><td>").append(Markup.escaped(words));
        number(money(amount));
        html.append("</td></tr>");
    }

    private String tax(Tax tax) {
        return switch (tax.treatment()) {
            case STANDARD -> text("billing.tax.standard", tax.name(), tax.country(), number(tax.percent()));
            case REVERSE_CHARGE -> text("billing.tax.reverse-charge");
            case OUT_OF_SCOPE -> text("billing.tax.out-of-scope", tax.name());
        };
    }

    private void payment(String number) {
        var total = details.invoice().amounts().total();
        var due = details.invoice().dueAt();
        var bank = details.seller().bank();
        html.append("<div class=\"pay\">");
        if (total.isZero() || due == null) {
            element("p", text("billing.document.nothing"));
        } else {
            element(
                    "p",
                    text(
                            "billing.document.pay",
                            money(total),
                            day(due, details.buyer().timeZone())));
            if (bank != null) {
                element("p", text("billing.document.bank", bank, number));
            }
        }
        html.append("</div>");
    }

    private void element(String name, String content) {
        html.append('<')
                .append(name)
                .append('>')
                .append(Markup.escaped(content))
                .append("</")
                .append(name)
                .append('>');
    }

    private String text(String key, Object... arguments) {
        return texts.sentence(language, key, arguments);
    }

    private String money(Money money) {
        return Texts.money(language, money);
    }

    /** A price has up to four decimals. */
    private String exact(Money price) {
        return Texts.money(language, new Money(price.amount().setScale(4, RoundingMode.HALF_UP), price.currency()));
    }

    private String number(Number number) {
        return NumberFormat.getNumberInstance(language).format(number);
    }

    private String day(Instant at, ZoneId zone) {
        return day(LocalDate.ofInstant(at, zone));
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }
}
