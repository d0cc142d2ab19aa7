package cloud.nuvem.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.audit.AuditEntry.Outcome;
import cloud.nuvem.audit.AuditTrail.AuditFilter;
import cloud.nuvem.audit.AuditTrail.AuditQuery;
import cloud.nuvem.audit.AuditTrail.ExportFormat;
import cloud.nuvem.audit.AuditTrail.InvalidCursor;
import cloud.nuvem.audit.AuditTrail.ResourceQuery;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProjectAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.TenancyWorld;
import cloud.nuvem.tenancy.TenantEvent.ActionIntended;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingTheTrailTests {

    private static final Action START =
            new Action("virtual-machine.start", Permission.OPERATE_RESOURCES, SuspensionRule.NEVER);

    private final AuditTrail trail = TenancyWorld.bean(AuditTrail.class);
    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);
    private final Project project = TenancyWorld.projectIn(organization, owner, "Shop");

    @Test
    void tellsWhoDidWhatThroughWhichDoorNewestFirst() {
        start("web-1");

        var entries =
                trail.page(owner, organization.id(), AuditQuery.latest(10)).items();

        assertThat(entries)
                .extracting(AuditEntry::action)
                .containsExactly("virtual-machine.start", "project.create", "organization.found");
        var newest = entries.getFirst();
        assertThat(newest.actorName()).isEqualTo(owner.name());
        assertThat(newest.door()).isEqualTo("PORTAL");
        assertThat(newest.project()).isEqualTo(project.id());
        assertThat(newest.target())
                .isEqualTo(new ResourceRef("virtual-machine", project.id().value(), "web-1"));
        assertThat(newest.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void pagesThroughEverythingOnce() {
        for (int machine = 0; machine < 25; machine++) {
            start("web-" + machine);
        }
        var seen = new ArrayList<Long>();
        String cursor = null;
        do {
            var page = trail.page(owner, organization.id(), new AuditQuery(AuditFilter.ALL, cursor, 0, 10));
            page.items().forEach(entry -> seen.add(entry.sequence()));
            cursor = page.next();
            start("meanwhile");
        } while (cursor != null);
        assertThat(seen).hasSize(27).doesNotHaveDuplicates();
        assertThat(trail.page(owner, organization.id(), AuditQuery.latest(1)).total())
                .isEqualTo(30);
    }

    @Test
    void refusesACursorThatNoPageGave() {
        assertThatThrownBy(() -> trail.page(owner, organization.id(), new AuditQuery(AuditFilter.ALL, "../etc", 0, 10)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new InvalidCursor()));
    }

    @Test
    void filtersByWordActionOutcomeProjectAndTime() {
        var viewer = TenancyWorld.member(organization, owner, null, Role.VIEWER);
        var other = TenancyWorld.projectIn(organization, owner, "Blog");
        start("web-1");
        start("100%_sure");
        attempt(viewer, project, "web-1");
        attempt(owner, other, "db-1");

        assertThat(found(filter("WEB-1", null, null, Set.of()))).hasSize(2);
        assertThat(found(filter("100%_", null, null, Set.of()))).hasSize(1);
        assertThat(found(filter("%", null, null, Set.of()))).hasSize(1);
        assertThat(found(filter(viewer.name(), null, null, Set.of())))
                .as("as actor, and as target when the role was given")
                .hasSize(2);
        assertThat(found(filter("", null, null, Set.of(Outcome.REFUSED)))).hasSize(1);
        assertThat(found(filter("", null, "virtual-machine.start", Set.of(Outcome.DONE))))
                .hasSize(3);
        assertThat(found(filter("", other, null, Set.of())))
                .extracting(entry -> entry.target().name())
                .containsExactly("db-1");
        var future = Instant.now().plusSeconds(60);
        assertThat(found(new AuditFilter("", null, null, Set.of(), future, null)))
                .isEmpty();
        assertThat(found(new AuditFilter("", null, null, Set.of(), null, future)))
                .hasSize(8);
    }

    @Test
    void anIntentWithoutAnOutcomeIsPendingAndAfterMinutesUnknown() {
        killedDuring("just-now", Duration.ofMinutes(1));
        killedDuring("long-ago", Duration.ofMinutes(6));

        assertThat(found(filter("just-now", null, null, Set.of())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.outcome()).isEqualTo(Outcome.PENDING);
                    assertThat(entry.finishedAt()).isNull();
                });
        assertThat(found(filter("", null, null, Set.of(Outcome.UNKNOWN))))
                .extracting(entry -> entry.target().name())
                .containsExactly("long-ago");
    }

    @Test
    void whatWasDoneToOneResourceIsForWhoMaySeeIt() {
        var viewer = TenancyWorld.member(organization, owner, project, Role.VIEWER);
        start("web-1");
        start("web-2");

        var entries = trail.about(
                viewer,
                project.id(),
                ResourceQuery.latest(
                        new ResourceRef("virtual-machine", project.id().value(), "web-1"), 10));

        assertThat(entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("virtual-machine.start"));
        assertThatThrownBy(() -> trail.page(viewer, organization.id(), AuditQuery.latest(1)))
                .isInstanceOfSatisfying(
                        DeniedException.class,
                        refused -> assertThat(refused.denied())
                                .isEqualTo(new Denied.RoleTooWeak(Role.VIEWER, Permission.VIEW_AUDIT)));
    }

    @Test
    void exportsForSpreadsheetsWithoutFormulas() {
        start("=HYPERLINK(\"http://evil\")");
        start("a,\"b\"");

        var lines = export(ExportFormat.CSV).split("\r\n");

        assertThat(lines[0])
                .isEqualTo("sequence,at,finishedAt,actorId,actorName,door,action,targetKind,targetName,"
                        + "project,outcome,code");
        assertThat(lines).hasSize(5);
        assertThat(lines[3]).contains(",\"'=HYPERLINK(\"\"http://evil\"\")\",");
        assertThat(lines[4]).contains(",\"a,\"\"b\"\"\",");
    }

    @Test
    void exportsOneObjectPerLine() {
        start("web\n1");

        var lines = export(ExportFormat.JSON_LINES).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.getLast())
                .startsWith("{\"sequence\":5,\"at\":\"")
                .contains("\"action\":\"virtual-machine.start\"", "\"targetName\":\"web\\n1\"", "\"outcome\":\"done\"");
    }

    @Test
    void keepsNoEndlessTextsAndNoHalfCharacters() {
        start("x".repeat(10_000));
        start("nul\0 and half \uD83D");

        assertThat(trail.page(owner, organization.id(), AuditQuery.latest(2)).items())
                .extracting(entry -> entry.target().name())
                .containsExactly("nul\uFFFD and half ?", "x".repeat(200));
        assertThat(trail.verify(owner, organization.id())).isInstanceOf(AuditTrail.Verification.Intact.class);
    }

    private void start(String machine) {
        attempt(owner, project, machine);
    }

    private static void attempt(Actor actor, Project place, String machine) {
        var target = new ResourceRef("virtual-machine", place.id().value(), machine);
        TenancyWorld.bean(Actions.class)
                .<Object>inProject(
                        new ProjectAttempt(actor, START, place.id(), target), denied -> denied, member -> "started");
    }

    /** The process dies during the work: nobody announces the outcome. */
    private void killedDuring(String machine, Duration ago) {
        TenancyWorld.modules()
                .announce(new ActionIntended(
                        UUID.randomUUID(),
                        organization.id(),
                        project.id(),
                        owner,
                        START.name(),
                        new ResourceRef("virtual-machine", project.id().value(), machine),
                        Instant.now().minus(ago)));
    }

    private List<AuditEntry> found(AuditFilter filter) {
        return trail.page(owner, organization.id(), new AuditQuery(filter, null, 0, 100))
                .items();
    }

    private static AuditFilter filter(
            String search, @Nullable Project place, @Nullable String action, Set<Outcome> outcomes) {
        return new AuditFilter(search, place == null ? null : place.id(), action, outcomes, null, null);
    }

    private String export(ExportFormat format) {
        var target = new ByteArrayOutputStream();
        trail.export(owner, organization.id(), AuditFilter.ALL, format, target);
        return target.toString(StandardCharsets.UTF_8);
    }
}
