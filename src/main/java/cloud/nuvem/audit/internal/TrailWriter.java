package cloud.nuvem.audit.internal;

import cloud.nuvem.audit.internal.TrailRow.Phase;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantEvent.ActionDenied;
import cloud.nuvem.tenancy.TenantEvent.ActionFinished;
import cloud.nuvem.tenancy.TenantEvent.ActionIntended;
import cloud.nuvem.tenancy.TenantScope;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears what the gate announces and writes it down before anything goes on, each row in a transaction of its own. Other
 * events of a tenant are consequences of these and not written twice.
 */
@Component
class TrailWriter {

    private final TenantScope scope;
    private final EntryRepository entries;

    TrailWriter(TenantScope scope, EntryRepository entries) {
        this.scope = scope;
        this.entries = entries;
    }

    @EventListener
    void on(ActionIntended event) {
        var said = new Said(event.organization(), event.project(), event.actor(), event.action(), event.target());
        append(said.row(event.id(), Phase.INTENT, Ending.NONE, event.at()));
    }

    @EventListener
    void on(ActionDenied event) {
        var said = new Said(event.organization(), event.project(), event.actor(), event.action(), event.target());
        append(said.row(event.id(), Phase.DENIAL, Ending.refused(event.code()), event.at()));
    }

    @EventListener
    void on(ActionFinished event) {
        var said = new Said(event.organization(), event.project(), event.actor(), event.action(), event.target());
        append(said.row(event.id(), Phase.OUTCOME, Ending.of(event.outcome()), event.at()));
    }

    /** An open transaction is joined when it is the organization's own, and refused otherwise. */
    private void append(TrailRow row) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            scope.of(new OrganizationId(row.organization()), () -> {
                entries.append(row);
                return row;
            });
        } else {
            entries.append(row);
        }
    }
}
