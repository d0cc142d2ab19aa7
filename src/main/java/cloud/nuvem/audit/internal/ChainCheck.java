package cloud.nuvem.audit.internal;

import cloud.nuvem.audit.AuditTrail.Verification;
import cloud.nuvem.audit.AuditTrail.Verification.Broken;
import cloud.nuvem.audit.AuditTrail.Verification.Fault;
import cloud.nuvem.audit.AuditTrail.Verification.Intact;
import cloud.nuvem.audit.internal.ChainedRow.Hash;
import org.jspecify.annotations.Nullable;

/** Walks one organization's chain from its first row and stops at the first that does not fit. */
final class ChainCheck {

    private final @Nullable KnownHead known;
    private long rows;
    private Hash head = Hash.NONE;
    private @Nullable Broken broken;

    /** @param known what an earlier verification had seen, kept where nobody could change it; null when there was none */
    ChainCheck(@Nullable KnownHead known) {
        this.known = known;
    }

    /** Rows come by their number. */
    void next(ChainedRow row) {
        if (broken != null) {
            return;
        }
        long expected = rows + 1;
        var fault = faultOf(row, expected);
        if (fault != null) {
            broken = new Broken(expected, fault);
            return;
        }
        rows = expected;
        head = row.hash();
    }

    private @Nullable Fault faultOf(ChainedRow row, long expected) {
        if (row.row().sequence() != expected) {
            return Fault.MISSING;
        }
        if (!row.previous().equals(head)) {
            return Fault.NOT_LINKED;
        }
        if (!row.isUnchanged()) {
            return Fault.CHANGED;
        }
        if (known != null && known.sequence() == expected && !known.hash().equals(row.hash())) {
            return Fault.REWRITTEN;
        }
        return null;
    }

    Verification result() {
        if (broken != null) {
            return broken;
        }
        if (known != null && known.sequence() > rows) {
            return new Broken(rows + 1, Fault.CUT_OFF);
        }
        return new Intact(rows, head.hex());
    }

    /** The last row as it once was. */
    record KnownHead(long sequence, Hash hash) {}
}
