package cloud.nuvem.compute;

import cloud.nuvem.identity.PersonId;
import java.time.Instant;

/**
 * A person's public key, usable by the whole organization when creating machines.
 *
 * @param publicKey in OpenSSH's one-line form, without the comment
 * @param fingerprint SHA-256, as {@code ssh-keygen -l} prints it
 */
public record SshKey(
        SshKeyId id,
        PersonId owner,
        String ownerName,
        String name,
        String algorithm,
        String publicKey,
        String fingerprint,
        Instant createdAt) {}
