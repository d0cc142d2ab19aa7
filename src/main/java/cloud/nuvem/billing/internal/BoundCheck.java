package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.InvoiceDetails.HoldReason.Code;
import cloud.nuvem.billing.internal.BillingProperties.BoundProperties;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the invoice that a runaway made, before it leaves. */
final class BoundCheck {

    private final BoundProperties bounds;

    BoundCheck(BoundProperties bounds) {
        this.bounds = bounds;
    }

    /** @param monthsBefore mean net amount of the months before; null for a new customer */
    List<HoldReason> reasons(InvoiceDraft draft, @Nullable BigDecimal monthsBefore) {
        var net = draft.totals().net();
        var reasons = new ArrayList<HoldReason>();
        if (net.compareTo(bounds.amount()) > 0) {
            reasons.add(new HoldReason(Code.ABOVE_LIMIT, bounds.amount().toPlainString()));
        }
        if (monthsBefore != null
                && net.compareTo(bounds.atLeast()) > 0
                && net.compareTo(monthsBefore.multiply(bounds.timesMonthsBefore())) > 0) {
            reasons.add(new HoldReason(Code.ABOVE_MONTHS_BEFORE, monthsBefore.toPlainString()));
        }
        if (draft.lines().size() > bounds.lines()) {
            reasons.add(new HoldReason(Code.TOO_MANY_LINES, String.valueOf(bounds.lines())));
        }
        return reasons;
    }
}
