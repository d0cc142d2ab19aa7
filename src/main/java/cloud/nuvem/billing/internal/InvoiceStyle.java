package cloud.nuvem.billing.internal;

/** How an invoice's document looks on paper. */
final class InvoiceStyle {

    /** To be formatted with what stands at the foot: the number, the words for "page" and for "of". */
    static final String SHEET = """
            @page { size: A4; margin: 22mm 18mm 24mm 18mm;
              @bottom-left { content: '%1$s'; font-family: Invoice; font-size: 8pt; color: #5b6770; }
              @bottom-right { content: '%2$s ' counter(page) ' %3$s ' counter(pages); font-family: Invoice; font-size: 8pt; color: #5b6770; } }
            body { font-family: Invoice; font-size: 9.5pt; line-height: 1.45; color: #17212b; margin: 0; }
            h1 { font-size: 21pt; font-weight: normal; color: #0b4a8f; margin: 0 0 6mm 0; }
            h2 { font-size: 12pt; font-weight: normal; color: #0b4a8f; margin: 8mm 0 2mm 0; page-break-after: avoid; }
            h3 { font-size: 8pt; font-weight: normal; color: #5b6770; margin: 0 0 1mm 0; }
            p { margin: 0; }
            table { width: 100%%; border-collapse: collapse; -fs-table-paginate: paginate; }
            th { font-weight: normal; text-align: left; font-size: 8pt; color: #5b6770; border-bottom: 0.6pt solid #17212b; padding: 1mm 2mm 1mm 0; }
            td { padding: 1.2mm 2mm 1.2mm 0; border-bottom: 0.3pt solid #c9d1d8; vertical-align: top; }
            tr { page-break-inside: avoid; }
            .number { text-align: right; padding-right: 0; white-space: nowrap; }
            .parties td { border: 0; width: 50%%; padding: 0 6mm 0 0; }
            .facts { margin-top: 6mm; }
            .facts th { border-bottom: 0; width: 38mm; padding: 0.6mm 2mm 0.6mm 0; }
            .facts td { border-bottom: 0; padding: 0.6mm 2mm 0.6mm 0; }
            .sum td { border-bottom: 0; }
            .total td { font-size: 13pt; border-top: 0.8pt solid #17212b; border-bottom: 0; padding-top: 2mm; }
            .pay { page-break-inside: avoid; margin-top: 8mm; padding: 4mm; background-color: #eaf2fb; }
            """;

    private InvoiceStyle() {}
}
