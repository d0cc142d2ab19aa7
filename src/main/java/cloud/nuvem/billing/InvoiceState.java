package cloud.nuvem.billing;

/** Where an invoice is on its way. From {@link #ISSUED} on nothing about it changes but this. */
public enum InvoiceState {
    /** Being made; seen by nobody. */
    DRAFT,
    /** Made and found right; gets its number next. */
    CHECKED,
    /** Not complete or suspicious: the provider's staff look at it, the customer does not see it. */
    HELD,
    /** Sent to the customer, to be paid. */
    ISSUED,
    PAID,
    /** Not paid by its due date. */
    OVERDUE,
    /** Will never be issued; another may be made for the month. Has no number. */
    VOID;

    /** Whether it waits for money. */
    public boolean isOpen() {
        return this == ISSUED || this == OVERDUE;
    }

    /** Whether the customer has it. */
    public boolean isIssued() {
        return isOpen() || this == PAID;
    }
}
