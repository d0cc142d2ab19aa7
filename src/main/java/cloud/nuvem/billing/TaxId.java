package cloud.nuvem.billing;

/**
 * Under which number the buyer's tax office knows it; checked by form and check digits.
 *
 * @param value without punctuation, upper case
 */
public record TaxId(Kind kind, String value) {

    /** Whose it is. */
    public enum Kind {
        /** VAT identification number of an EU member state, with its prefix. */
        EU_VAT,
        /** Brazilian companies; since July 2026 with letters too. */
        CNPJ,
        /** Brazilian persons. */
        CPF
    }
}
