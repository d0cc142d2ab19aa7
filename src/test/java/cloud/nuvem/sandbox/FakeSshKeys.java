package cloud.nuvem.sandbox;

import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** A registry in memory that knows a key when it begins like one. */
@TestComponent
public class FakeSshKeys implements SshKeys {

    private final List<SshKey> keys = new ArrayList<>(List.of(
            key(FakePeople.ANA, "Ana Nunes", "Ana, laptop", "ssh-ed25519", 240),
            key(new PersonId(new UUID(0, 9)), "Otto Prado", "Otto", "ssh-ed25519", 190),
            key(new PersonId(new UUID(0, 9)), "Otto Prado", "deploy", "ecdsa-sha2-nistp256", 12)));

    @Override
    public List<SshKey> of(Actor actor, OrganizationId organization) {
        return List.copyOf(keys);
    }

    @Override
    public AddSshKeyResult add(Actor actor, OrganizationId organization, String name, String publicKey) {
        if (name.isBlank()) {
            return new AddSshKeyResult.InvalidName();
        }
        if (!publicKey.startsWith("ssh-")) {
            return new AddSshKeyResult.NotAPublicKey(AddSshKeyResult.NotAPublicKey.Reason.MALFORMED);
        }
        var added = key(actor.person(), actor.name(), name, "ssh-ed25519", 0);
        keys.add(added);
        return new AddSshKeyResult.Added(added);
    }

    @Override
    public RemoveSshKeyResult remove(Actor actor, OrganizationId organization, SshKeyId key) {
        var found = keys.stream().filter(known -> known.id().equals(key)).findFirst();
        if (found.isEmpty()) {
            return new RemoveSshKeyResult.Absent();
        }
        keys.remove(found.get());
        return new RemoveSshKeyResult.Removed(found.get());
    }

    private static SshKey key(PersonId owner, String ownerName, String name, String algorithm, int days) {
        return new SshKey(
                new SshKeyId(UUID.randomUUID()),
                owner,
                ownerName,
                name,
                algorithm,
                algorithm + " AAAAC3NzaC1lZDI1NTE5AAAAIE3cF5V1N2wX",
                "SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDaKQXvE5C9bY1Ptks",
                Instant.now().minus(days, ChronoUnit.DAYS));
    }
}
