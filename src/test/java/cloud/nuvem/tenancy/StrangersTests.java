package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloud.nuvem.audit.AuditTrail;
import cloud.nuvem.audit.AuditTrail.AuditQuery;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Memberships.RevokeRole;
import cloud.nuvem.tenancy.Projects.CreateProject;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Somebody else's organization answers exactly as one that does not exist. */
class StrangersTests {

    private static final OrganizationId ABSENT_ORGANIZATION = new OrganizationId(UUID.randomUUID());
    private static final ProjectId ABSENT_PROJECT = new ProjectId("shop-zzzzz");

    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);
    private final Project project = TenancyWorld.projectIn(organization, owner, "Shop");
    private final Actor stranger = memberElsewhere();

    @TestFactory
    Stream<DynamicTest> projectsOfOthersAreAbsent() {
        var access = TenancyWorld.bean(Access.class);
        return Stream.of(
                same("permissions", (ProjectId id) -> access.permissions(stranger, id), project.id(), ABSENT_PROJECT),
                same(
                        "require",
                        id -> denial(() -> access.require(stranger, id, Permission.VIEW_RESOURCES)),
                        project.id(),
                        ABSENT_PROJECT),
                same(
                        "find",
                        id -> TenancyWorld.bean(Tenants.class).findProject(stranger, id),
                        project.id(),
                        ABSENT_PROJECT),
                same(
                        "delete",
                        id -> TenancyWorld.bean(Projects.class).delete(stranger, id, "Shop"),
                        project.id(),
                        ABSENT_PROJECT),
                same(
                        "audit",
                        id -> denial(() -> TenancyWorld.bean(AuditTrail.class)
                                .about(
                                        stranger,
                                        id,
                                        AuditTrail.ResourceQuery.latest(
                                                new cloud.nuvem.kernel.ResourceRef(
                                                        "virtual-machine", id.value(), "web"),
                                                10))),
                        project.id(),
                        ABSENT_PROJECT));
    }

    @TestFactory
    Stream<DynamicTest> organizationsOfOthersAreAbsent() {
        var access = TenancyWorld.bean(Access.class);
        var memberships = TenancyWorld.bean(Memberships.class);
        var trail = TenancyWorld.bean(AuditTrail.class);
        var here = organization.id();
        return Stream.of(
                same("permissions", (OrganizationId id) -> access.permissions(stranger, id), here, ABSENT_ORGANIZATION),
                same(
                        "require",
                        id -> denial(() -> access.require(stranger, id, Permission.VIEW_AUDIT)),
                        here,
                        ABSENT_ORGANIZATION),
                same(
                        "find",
                        id -> TenancyWorld.bean(Tenants.class).findOrganization(stranger, id),
                        here,
                        ABSENT_ORGANIZATION),
                same(
                        "create project",
                        id -> TenancyWorld.bean(Projects.class)
                                .create(stranger, new CreateProject(id, "Shop", TenancyWorld.REGION)),
                        here,
                        ABSENT_ORGANIZATION),
                same("members", id -> denial(() -> memberships.of(stranger, id)), here, ABSENT_ORGANIZATION),
                same(
                        "grant",
                        id -> memberships.grant(stranger, new GrantRole(id, stranger.person(), null, Role.OWNER)),
                        here,
                        ABSENT_ORGANIZATION),
                same(
                        "revoke",
                        id -> memberships.revoke(stranger, new RevokeRole(id, owner.person(), null)),
                        here,
                        ABSENT_ORGANIZATION),
                same(
                        "audit page",
                        id -> denial(() -> trail.page(stranger, id, AuditQuery.latest(10))),
                        here,
                        ABSENT_ORGANIZATION),
                same("audit verify", id -> denial(() -> trail.verify(stranger, id)), here, ABSENT_ORGANIZATION));
    }

    @Test
    void aSlugOfOthersIsNotFound() {
        assertThat(TenancyWorld.bean(Tenants.class).findOrganization(stranger, organization.slug()))
                .isEmpty();
    }

    @Test
    void nothingOfOthersIsListed() {
        assertThat(TenancyWorld.bean(Tenants.class).organizations(stranger))
                .doesNotContain(organization)
                .hasSize(1);
        assertThat(TenancyWorld.bean(Tenants.class).projects(stranger)).isEmpty();
    }

    @Test
    void aDeletedProjectIsAbsentForItsOwnerToo() {
        var gone = TenancyWorld.projectIn(organization, owner, "Gone");
        TenancyWorld.bean(Projects.class).delete(owner, gone.id(), "Gone");

        assertThat(denial(() -> TenancyWorld.bean(Access.class).require(owner, gone.id(), Permission.VIEW_RESOURCES)))
                .isEqualTo(new Denied.Absent("project"));
    }

    /** In pairs, so that a busy machine slows both alike: neither is the slower one noticeably more often. */
    @Test
    void theTimeDoesNotTellThemApart() {
        var access = TenancyWorld.bean(Access.class);
        Function<ProjectId, Long> timed = id -> {
            long begin = System.nanoTime();
            access.permissions(stranger, id);
            return System.nanoTime() - begin;
        };
        for (int warmUp = 0; warmUp < 300; warmUp++) {
            var _ = timed.apply(project.id());
            var _ = timed.apply(ABSENT_PROJECT);
        }
        int pairs = 2_000;
        int strangerSlower = 0;
        long[] strangers = new long[pairs];
        long[] absents = new long[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            boolean strangerFirst = pair % 2 == 0;
            if (strangerFirst) {
                strangers[pair] = timed.apply(project.id());
            }
            absents[pair] = timed.apply(ABSENT_PROJECT);
            if (!strangerFirst) {
                strangers[pair] = timed.apply(project.id());
            }
            strangerSlower += strangers[pair] > absents[pair] ? 1 : 0;
        }
        assertThat((double) strangerSlower / pairs).isBetween(0.4, 0.6);
        assertThat((double) median(strangers) / median(absents)).isBetween(0.9, 1.1);
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static <T> DynamicTest same(String what, Function<T, Object> call, T foreign, T absent) {
        return DynamicTest.dynamicTest(
                what, () -> assertThat(call.apply(foreign)).isEqualTo(call.apply(absent)));
    }

    private static Denied denial(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(DeniedException.class, call).denied();
    }

    private static Actor memberElsewhere() {
        var actor = TenancyWorld.somebody();
        TenancyWorld.organizationOf(actor);
        return actor;
    }
}
