package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.activity.internal.Cursor.Placed;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.TenantScope;
import cloud.nuvem.tenancy.WatchfulListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The facade: lets readers past {@link Access} and merges what the trail and the steps say. */
@Service
class ActivityService implements Activity {

    private static final int BATCH = 500;

    private final Access access;
    private final TenantScope tenants;
    private final StepQueries steps;
    private final Deeds deeds;
    private final Vocabulary vocabulary;
    private final ActivitySignals signals;

    ActivityService(
            Access access,
            TenantScope tenants,
            StepQueries steps,
            Deeds deeds,
            Vocabulary vocabulary,
            ActivitySignals signals) {
        this.access = access;
        this.tenants = tenants;
        this.steps = steps;
        this.deeds = deeds;
        this.vocabulary = vocabulary;
        this.signals = signals;
    }

    @Override
    public ActivityPage page(Actor actor, ActivityPlace place, ActivityQuery query) {
        var organization = reader(actor, place.project());
        var after = Cursor.read(query.cursor());
        var question = vocabulary.question(place, query.filter(), query.language());
        var found = find(new Look(actor, organization, question), after, query.limit() + 1);
        if (found.isEmpty() && after == null) {
            requireKnown(actor, place);
        }
        boolean more = found.size() > query.limit();
        var shown = more ? found.subList(0, query.limit()) : found;
        return new ActivityPage(
                Merge.fold(shown), more ? Cursor.after(shown.getLast()).text() : null);
    }

    @Override
    public void export(Actor actor, ActivityPlace place, ActivityExport export, OutputStream target) {
        var look = new Look(
                actor, reader(actor, place.project()), vocabulary.question(place, export.filter(), export.language()));
        var first = find(look, null, BATCH);
        if (first.isEmpty()) {
            requireKnown(actor, place);
        }
        try (var file = EntryFile.begin(export, code -> vocabulary.sentence(code, export.language()), target)) {
            var batch = first;
            while (!batch.isEmpty()) {
                file.write(Merge.fold(batch));
                batch = batch.size() < BATCH ? List.of() : find(look, Cursor.after(batch.getLast()), BATCH);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the reader of the export is gone", gone);
        }
    }

    @Override
    public List<Doer> people(Actor actor, ActivityPlace place) {
        reader(actor, place.project());
        var anything = vocabulary.question(place, ActivityFilter.ALL, Locale.ENGLISH);
        return deeds.people(actor, anything);
    }

    @Override
    public AutoCloseable onChange(Actor actor, ProjectId project, Runnable listener) {
        reader(actor, project);
        return new WatchfulListener(access, actor, project, listener, WatchfulListener.TRUST)
                .listenTo(changed -> signals.listen(project, changed));
    }

    /** Who asks what, proven to be a member. */
    private record Look(Actor actor, OrganizationId organization, Question question) {}

    private List<Placed> find(Look look, @Nullable Cursor after, int most) {
        var done = deeds.newest(look.actor(), look.question(), after, most);
        List<Placed> said = look.question().filter().person() == null
                ? tenants.of(look.organization(), () -> steps.newest(look.question(), after, most))
                : List.of();
        return Merge.newest(done, said, most);
    }

    /** Nothing known of it under any filter, and not there: as if it had never been. */
    private void requireKnown(Actor actor, ActivityPlace place) {
        var resource = place.resource();
        if (resource == null || vocabulary.exists(actor, place, resource)) {
            return;
        }
        var anything = vocabulary.question(place, ActivityFilter.ALL, Locale.ENGLISH);
        if (find(new Look(actor, reader(actor, place.project()), anything), null, 1)
                .isEmpty()) {
            throw new DeniedException(new Denied.Absent(resource.kind()));
        }
    }

    private OrganizationId reader(Actor actor, ProjectId project) {
        return access.require(actor, project, Permission.VIEW_RESOURCES)
                .project()
                .organization();
    }
}
