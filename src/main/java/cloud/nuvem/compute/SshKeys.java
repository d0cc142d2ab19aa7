package cloud.nuvem.compute;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;

/** The organization's registry of public keys: each belongs to a person, all members with resources may use them. */
public interface SshKeys {

    List<SshKey> of(Actor actor, OrganizationId organization);

    AddSshKeyResult add(Actor actor, OrganizationId organization, String name, String publicKey);

    /** Machines keep what was put into them. Own keys, or any for those who manage members. */
    RemoveSshKeyResult remove(Actor actor, OrganizationId organization, SshKeyId key);

    /** What became of it. */
    sealed interface AddSshKeyResult {
        /** Stored. */
        record Added(SshKey key) implements AddSshKeyResult {}

        /** A parser could not read it; the reason says where it stopped. */
        record NotAPublicKey(Reason reason) implements AddSshKeyResult, Refusal {
            /** What is wrong with it. */
            public enum Reason {
                EMPTY,
                PRIVATE_KEY,
                UNKNOWN_ALGORITHM,
                TOO_WEAK,
                MALFORMED
            }

            @Override
            public String code() {
                return "ssh-key.not-a-public-key";
            }

            @Override
            public List<Object> arguments() {
                return List.of(reason);
            }

            @Override
            public String field() {
                return "publicKey";
            }
        }

        /** Empty or longer than 60 characters. */
        record InvalidName() implements AddSshKeyResult, Refusal {
            @Override
            public String code() {
                return "ssh-key.invalid-name";
            }

            @Override
            public String field() {
                return "name";
            }
        }

        /** The very key is in the registry already. */
        record AlreadyThere(SshKey existing) implements AddSshKeyResult, Refusal {
            @Override
            public String code() {
                return "ssh-key.already-there";
            }

            @Override
            public List<Object> arguments() {
                return List.of(existing.name(), existing.ownerName());
            }

            @Override
            public String field() {
                return "publicKey";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements AddSshKeyResult, RefusedByGate {}
    }

    /** What became of it. */
    sealed interface RemoveSshKeyResult {
        /** Gone from the registry. */
        record Removed(SshKey key) implements RemoveSshKeyResult {}

        /** No such key here. */
        record Absent() implements RemoveSshKeyResult, Refusal {
            @Override
            public String code() {
                return "absent.ssh-key";
            }

            @Override
            public Kind kind() {
                return Kind.ABSENT;
            }
        }

        /** Somebody else's key, and the role does not manage members. */
        record NotYours() implements RemoveSshKeyResult, Refusal {
            @Override
            public String code() {
                return "ssh-key.not-yours";
            }

            @Override
            public Kind kind() {
                return Kind.FORBIDDEN;
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements RemoveSshKeyResult, RefusedByGate {}
    }
}
