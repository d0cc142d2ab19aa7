package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads names out of paths; what cannot be a name is not there. */
final class PathNames {

    private static final Pattern UUID_SYNTAX = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathNames() {}

    static ProjectId project(String text) {
        if (!ProjectId.isValid(text)) {
            throw ApiRefusal.absent("project");
        }
        return new ProjectId(text);
    }

    static ResourceName machine(String text) {
        if (!ResourceName.isValid(text)) {
            throw ApiRefusal.absent("virtual-machine", text);
        }
        return new ResourceName(text);
    }

    static Optional<SshKeyId> sshKey(String text) {
        return UUID_SYNTAX.matcher(text).matches()
                ? Optional.of(new SshKeyId(UUID.fromString(text)))
                : Optional.empty();
    }
}
