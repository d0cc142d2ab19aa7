package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.identity.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Row 43: a revoked role ends the push. */
class WatchfulListenerTests {

    private final Rights rights = new Rights();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Runnable> subscribed = new ArrayList<>();

    @Test
    void changesArePassedOnWhileTheReaderMaySee() throws Exception {
        try (var _ = listen(Duration.ZERO)) {
            change();
            change();

            assertThat(calls).hasValue(2);
        }
        assertThat(subscribed).isEmpty();
    }

    @Test
    void aRevokedRoleIsToldOnceMoreAndThenNeverAgain() throws Exception {
        try (var _ = listen(Duration.ZERO)) {
            rights.revoke();

            change();
            change();

            assertThat(calls).hasValue(1);
            assertThat(subscribed).isEmpty();
        }
    }

    @Test
    void rightsAreNotLookedUpForEveryChange() throws Exception {
        try (var _ = listen(Duration.ofMinutes(1))) {
            change();
            change();

            assertThat(rights.looks).hasValue(0);
        }
    }

    private AutoCloseable listen(Duration trust) {
        var actor = new Actor(new PersonId(UUID.randomUUID()), "Ana", Actor.Door.PORTAL);
        return new WatchfulListener(rights, actor, new ProjectId("shop"), calls::incrementAndGet, trust)
                .listenTo(changed -> {
                    subscribed.add(changed);
                    return () -> subscribed.remove(changed);
                });
    }

    private void change() {
        List.copyOf(subscribed).forEach(Runnable::run);
    }

    private static final class Rights implements Access {
        private final Set<Permission> permissions = EnumSet.of(Permission.VIEW_RESOURCES);
        private final AtomicInteger looks = new AtomicInteger();

        void revoke() {
            permissions.clear();
        }

        @Override
        public Set<Permission> permissions(Actor actor, ProjectId project) {
            looks.incrementAndGet();
            return permissions;
        }

        @Override
        public Set<Permission> permissions(Actor actor, OrganizationId organization) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProjectMember require(Actor actor, ProjectId project, Permission permission) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OrganizationMember require(Actor actor, OrganizationId organization, Permission permission) {
            throw new UnsupportedOperationException();
        }
    }
}
