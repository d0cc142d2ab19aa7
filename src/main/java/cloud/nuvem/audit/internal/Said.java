package cloud.nuvem.audit.internal;

import cloud.nuvem.audit.internal.TrailRow.Phase;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every announcement says, whichever it is. */
record Said(OrganizationId organization, @Nullable ProjectId project, Actor actor, String action, ResourceRef target) {

    /** Longer texts are somebody's attempt to fill the trail. */
    private static final int MAX_TEXT = 200;

    /** The row before it has its place in the chain. */
    TrailRow row(UUID actionId, Phase phase, Ending ending, Instant at) {
        var outcome = ending.outcome();
        var code = ending.code();
        return new TrailRow(
                organization.value(),
                0,
                actionId,
                phase,
                projectId(),
                actor.person().value(),
                kept(actor.name()),
                actor.door().name(),
                kept(action),
                kept(target.kind()),
                kept(target.name()),
                outcome == null ? null : outcome.name(),
                code == null ? null : kept(code),
                at.truncatedTo(ChronoUnit.MICROS));
    }

    private @Nullable String projectId() {
        if (project != null) {
            return project.value();
        }
        var named = target.project();
        return named != null && ProjectId.isValid(named) ? named : null;
    }

    /** As the database gives it back: cut, without half characters and without NUL, which PostgreSQL cannot hold. */
    private static String kept(String text) {
        var cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        var whole = new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replace('\0', '\uFFFD');
    }
}
