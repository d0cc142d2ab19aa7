package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Primary;

/** One key that every organization has. */
@Primary
class FakeKeys implements SshKeys {

    static final SshKey KEY = new SshKey(
            new SshKeyId(UUID.fromString("00000000-0000-4000-8000-00000000000a")),
            new PersonId(UUID.fromString("00000000-0000-4000-8000-00000000000b")),
            "Ana",
            "laptop",
            "ssh-ed25519",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGsmo",
            "SHA256:x",
            Instant.EPOCH);

    @Override
    public List<SshKey> of(Actor actor, OrganizationId organization) {
        return List.of(KEY);
    }

    @Override
    public AddSshKeyResult add(Actor actor, OrganizationId organization, String name, String publicKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RemoveSshKeyResult remove(Actor actor, OrganizationId organization, SshKeyId key) {
        throw new UnsupportedOperationException();
    }
}
