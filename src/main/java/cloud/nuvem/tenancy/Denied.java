package cloud.nuvem.tenancy;

import cloud.nuvem.kernel.Refusal;
import java.util.List;

/**
 * The gate's own refusals. A stranger and an absent project get the same answer: {@link Absent}.
 */
public sealed interface Denied extends Refusal {

    /** No such thing, or not for this caller. */
    record Absent(String what) implements Denied {
        @Override
        public String code() {
            return "absent." + what;
        }

        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    }

    /** A member, but the role does not allow it. */
    record RoleTooWeak(Role role, Permission needed) implements Denied {
        @Override
        public String code() {
            return "role-too-weak";
        }

        @Override
        public List<Object> arguments() {
            return List.of(role, needed);
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** One of the provider's staff who may look and not change. */
    record ProviderRoleTooWeak() implements Denied {
        @Override
        public String code() {
            return "provider-role-too-weak";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** The organization is suspended and the action is one of those that suspension stops. */
    record Suspended(Organization.Suspension suspension) implements Denied {
        @Override
        public String code() {
            return "organization-suspended";
        }

        @Override
        public List<Object> arguments() {
            return List.of(suspension);
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }
}
