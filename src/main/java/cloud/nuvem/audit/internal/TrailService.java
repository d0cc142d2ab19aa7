package cloud.nuvem.audit.internal;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.audit.AuditTrail;
import cloud.nuvem.audit.internal.EntryQueries.Overdue;
import cloud.nuvem.audit.internal.EntryQueries.Selection;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.tenancy.TenantScope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class TrailService implements AuditTrail {

    /** Small enough to give the connection back between two batches, however slow the reader is. */
    private static final int BATCH = 1_000;

    private final Access access;
    private final TenantScope scope;
    private final EntryQueries entries;
    private final DeedQueries deeds;
    private final ChainQueries chain;
    private final AuditProperties properties;
    private final Clock clock;

    TrailService(
            Access access,
            TenantScope scope,
            EntryQueries entries,
            DeedQueries deeds,
            ChainQueries chain,
            AuditProperties properties,
            Clock clock) {
        this.access = access;
        this.scope = scope;
        this.entries = entries;
        this.deeds = deeds;
        this.chain = chain;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Page<AuditEntry> page(Actor actor, OrganizationId organization, AuditQuery query) {
        requireReader(actor, organization);
        var selection = new Selection(organization, query.filter(), overdue());
        var before = sequenceOf(query.cursor());
        return scope.of(organization, () -> {
            var found = entries.newest(selection, before, query.offset(), query.limit() + 1);
            var items = found.subList(0, Math.min(found.size(), query.limit()));
            var next = found.size() > query.limit()
                    ? String.valueOf(items.getLast().sequence())
                    : null;
            return new Page<>(items, next, entries.count(selection));
        });
    }

    @Override
    public List<AuditEntry> about(Actor actor, ProjectId project, ResourceQuery query) {
        var organization = organizationOf(actor, project);
        return scope.of(organization, () -> deeds.newest(organization, project, query, overdue()));
    }

    @Override
    public List<Doer> doers(Actor actor, ProjectId project, Targets targets) {
        var organization = organizationOf(actor, project);
        return scope.of(organization, () -> deeds.doers(organization, project, targets));
    }

    private OrganizationId organizationOf(Actor actor, ProjectId project) {
        return access.require(actor, project, Permission.VIEW_RESOURCES)
                .project()
                .organization();
    }

    @Override
    public void export(
            Actor actor, OrganizationId organization, AuditFilter filter, ExportFormat format, OutputStream target) {
        requireReader(actor, organization);
        var selection = new Selection(organization, filter, overdue());
        try (var export = EntryExport.begin(format, target)) {
            long last = 0;
            List<AuditEntry> batch;
            do {
                long after = last;
                batch = scope.of(organization, () -> entries.oldest(selection, after, BATCH));
                for (var entry : batch) {
                    export.write(entry);
                    last = entry.sequence();
                }
            } while (batch.size() == BATCH);
        } catch (IOException gone) {
            throw new UncheckedIOException("the reader of the export is gone", gone);
        }
    }

    @Override
    public Verification verify(Actor actor, OrganizationId organization) {
        requireReader(actor, organization);
        var check = new ChainCheck(null);
        long last = 0;
        List<ChainedRow> batch;
        do {
            long after = last;
            batch = scope.of(organization, () -> chain.after(organization.value(), after, BATCH));
            for (var row : batch) {
                check.next(row);
                last = row.row().sequence();
            }
        } while (batch.size() == BATCH);
        return check.result();
    }

    private void requireReader(Actor actor, OrganizationId organization) {
        if (organization.equals(OrganizationId.PROVIDER)) {
            access.require(actor, ProviderPermission.VIEW);
        } else {
            access.require(actor, organization, Permission.VIEW_AUDIT);
        }
    }

    private Overdue overdue() {
        var now = clock.instant();
        return new Overdue(now.minus(properties.pendingFor()), now.minus(properties.sessionFor()));
    }

    private static @Nullable Long sequenceOf(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException unreadable) {
            throw new RefusedException(new InvalidCursor());
        }
    }
}
