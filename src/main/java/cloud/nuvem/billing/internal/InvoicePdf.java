package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.kernel.Texts;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * The invoice as PDF, tagged for screen readers (PDF/UA), with its font inside (Liberation Sans, SIL Open Font License, which
 * comes with PDFBox). Fetches nothing from anywhere; the same invoice gives the same bytes.
 */
@Component
class InvoicePdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final Texts texts;

    InvoicePdf(Texts texts) {
        this.texts = texts;
    }

    byte[] write(InvoiceDetails details, Locale language) {
        var html = new InvoiceHtml(details, language, texts).write();
        var bytes = new ByteArrayOutputStream(60_000);
        var builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .useFastMode()
                .usePdfVersion(1.7f)
                .withProducer("Nuvem")
                .useUriResolver((base, uri) -> null)
                .useFont(InvoicePdf::font, "Invoice", 400, FontStyle.NORMAL, true)
                .withHtmlContent(html, null)
                .toStream(bytes);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            var document = renderer.getPdfDocument();
            date(document, details);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What otherwise would differ each time: dates and the document's id. */
    private static void date(PDDocument document, InvoiceDetails details) {
        var issued = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        issued.setTimeInMillis(details.date().toEpochMilli());
        document.getDocumentInformation().setCreationDate(issued);
        document.getDocumentInformation().setModificationDate(issued);
        document.setDocumentId(details.date().toEpochMilli());
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), "the font that comes with PDFBox");
    }
}
