package cloud.nuvem.audit.internal;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.tenancy.TenantEvent;
import org.jspecify.annotations.Nullable;

/** How an action ended, as it is written down. */
record Ending(
        AuditEntry.@Nullable Outcome outcome, @Nullable String code) {

    /** Not yet. */
    static final Ending NONE = new Ending(null, null);

    static Ending refused(String code) {
        return new Ending(AuditEntry.Outcome.REFUSED, code);
    }

    static Ending of(TenantEvent.Outcome outcome) {
        return switch (outcome) {
            case TenantEvent.Outcome.Done() -> new Ending(AuditEntry.Outcome.DONE, null);
            case TenantEvent.Outcome.Refused(var code) -> refused(code);
            case TenantEvent.Outcome.Failed(var error) -> new Ending(AuditEntry.Outcome.FAILED, error);
            case TenantEvent.Outcome.Unknown(var error) -> new Ending(AuditEntry.Outcome.UNKNOWN, error);
        };
    }
}
