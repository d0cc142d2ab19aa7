package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceDetails.Tax;
import cloud.nuvem.billing.InvoiceDetails.Treatment;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.billing.TaxId;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class WritingDocumentsTests {

    private static final List<String> HOSTILE = List.of(
            "=HYPERLINK(\"http://evil.example\")",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "<img src=\"http://127.0.0.1:1/x\"><script>alert(1)</script>",
            "\"; DROP",
            "</td></tr></table><iframe src='file:///etc/passwd'/>");

    private final InvoicePdf pdf = new InvoicePdf(new Texts(List.of("billing", "pricing")));

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }

    static InvoiceDetails invoice(int lines, String name) {
        var zero = euro("0.00");
        var amounts = new Invoice.Amounts(euro("100.00"), zero, euro("23.00"), euro("123.00"), zero);
        var invoice = new Invoice(
                new InvoiceId(new UUID(1, 2)),
                new OrganizationId(new UUID(3, 4)),
                YearMonth.of(2026, 10),
                InvoiceState.ISSUED,
                "NUV-2026-000017",
                amounts,
                Instant.parse("2026-11-01T00:01:00Z"),
                Instant.parse("2026-11-15T00:01:00Z"),
                null);
        var buyer = new BillingDetails(
                name,
                new PostalAddress("Avenida da Liberdade 110", "1250-146", "Lisboa", "", "PT"),
                new TaxId(TaxId.Kind.EU_VAT, "PT501964843"),
                List.of("bia@acme.example"),
                "PO-118",
                ZoneId.of("Europe/Lisbon"),
                Locale.ENGLISH);
        var all = IntStream.rangeClosed(1, lines)
                .mapToObj(position -> new InvoiceLine(
                        position,
                        new ResourceRef("virtual-machine", "shop", name + position),
                        "uid-" + position,
                        new Region("fra-1"),
                        Meter.VM_RUNNING,
                        "u1.large",
                        Map.of("role", "web"),
                        new BigDecimal("744.000000"),
                        euro("0.0420"),
                        euro("31.25"),
                        zero,
                        euro("7.19")))
                .toList();
        var tax = new Tax("VAT", "PT", new BigDecimal("23.00"), Treatment.STANDARD, euro("100.00"), euro("23.00"));
        return new InvoiceDetails(
                invoice,
                BillingWorld.settings("NUV").seller().seller(),
                buyer,
                Map.of("shop", "shop-production"),
                all,
                List.of(),
                List.of(tax),
                List.of(),
                List.of());
    }

    @Test
    void givesTheSameBytesEachTime() {
        var invoice = invoice(5, "web-");

        assertThat(pdf.write(invoice, Locale.ENGLISH)).isEqualTo(pdf.write(invoice, Locale.ENGLISH));
    }

    @Test
    void isTaggedInItsLanguageWithItsFontInside() throws IOException {
        var bytes = pdf.write(invoice(80, "web-"), Texts.PORTUGUESE);
        keep("invoice-pt.pdf", bytes);
        keep("invoice-en.pdf", pdf.write(invoice(12, "web-"), Locale.ENGLISH));

        try (var document = Loader.loadPDF(bytes)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getLanguage()).startsWith("pt");
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            for (var name : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Fatura NUV-2026-000017", "PT501964843", "Página 1 de " + document.getNumberOfPages());
        }
    }

    /** For people to look at. */
    private static void keep(String name, byte[] bytes) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve(name), bytes);
    }

    /** Fault 57. */
    @Test
    void showsWhatPeopleTypedAsText() throws IOException {
        for (var text : HOSTILE) {
            var details = invoice(1, text);
            try (var document = Loader.loadPDF(pdf.write(details, Locale.ENGLISH))) {
                assertThat(document.getPage(0).getAnnotations()).isEmpty();
                var visible = text.strip()
                        .codePoints()
                        .limit(5)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
                assertThat(new PDFTextStripper().getText(document)).contains(visible);
            }
            assertThat(InvoiceCsv.write(details).lines().skip(1).toList())
                    .allMatch(line -> !line.contains("\"=") && !line.contains("\"+") && !line.contains("\"@"));
        }
    }
}
