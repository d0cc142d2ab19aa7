package cloud.nuvem.tenancy;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is what in an organization. Invitations will be built on this. */
public interface Memberships {

    /**
     * Everybody who holds a role.
     *
     * @throws DeniedException without the permission to manage members
     */
    List<Member> of(Actor actor, OrganizationId organization);

    /** Gives a role, in place of the one held in the same scope. Nobody gives a role that may more than their own. */
    ChangeRoleResult grant(Actor actor, GrantRole command);

    /** Takes the role held in exactly this scope; done as well when there is none. */
    ChangeRoleResult revoke(Actor actor, RevokeRole command);

    /** A person and their roles: that for the whole organization first, then by project. */
    record Member(PersonId person, List<HeldRole> roles) {
        public Member {
            roles = List.copyOf(roles);
        }
    }

    /** @param project null for the whole organization */
    record HeldRole(@Nullable ProjectId project, Role role, Instant since) {}

    /** @param project null for the whole organization */
    record GrantRole(
            OrganizationId organization,
            PersonId person,
            @Nullable ProjectId project,
            Role role) {}

    /** @param project null for the whole organization */
    record RevokeRole(
            OrganizationId organization,
            PersonId person,
            @Nullable ProjectId project) {}

    /** What became of it. */
    sealed interface ChangeRoleResult {
        /** It counts from the person's next click on. */
        record Changed() implements ChangeRoleResult {}

        /** The role may things that the one who gives or takes it may not. */
        record RoleBeyondOwn(Role role) implements ChangeRoleResult, Refusal {
            @Override
            public String code() {
                return "member.role-beyond-own";
            }

            @Override
            public List<Object> arguments() {
                return List.of(role);
            }

            @Override
            public String field() {
                return "role";
            }

            @Override
            public Kind kind() {
                return Kind.FORBIDDEN;
            }
        }

        /** Owning and paying concern the whole organization. */
        record NotForOneProject(Role role) implements ChangeRoleResult, Refusal {
            @Override
            public String code() {
                return "member.role-not-for-one-project";
            }

            @Override
            public List<Object> arguments() {
                return List.of(role);
            }

            @Override
            public String field() {
                return "role";
            }
        }

        /** The organization has no such project. */
        record UnknownProject() implements ChangeRoleResult, Refusal {
            @Override
            public String code() {
                return "member.unknown-project";
            }

            @Override
            public String field() {
                return "project";
            }
        }

        /** Somebody must own the organization. */
        record LastOwner() implements ChangeRoleResult, Refusal {
            @Override
            public String code() {
                return "member.last-owner";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements ChangeRoleResult, RefusedByGate {}
    }
}
