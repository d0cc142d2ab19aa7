package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class SshKeyService implements SshKeys {

    static final int MAX_NAME = 60;
    static final Action ADD = new Action("ssh-key.add", Permission.OPERATE_RESOURCES, SuspensionRule.NEVER);
    static final Action REMOVE = new Action("ssh-key.remove", Permission.OPERATE_RESOURCES, SuspensionRule.NEVER);

    private static final String KIND = "ssh-key";

    private final SshKeyGate gate;
    private final SshKeyRepository repository;

    SshKeyService(SshKeyGate gate, SshKeyRepository repository) {
        this.gate = gate;
        this.repository = repository;
    }

    @Override
    public List<SshKey> of(Actor actor, OrganizationId organization) {
        gate.requireReader(actor, organization);
        return repository.of(organization);
    }

    @Override
    public AddSshKeyResult add(Actor actor, OrganizationId organization, String name, String publicKey) {
        var trimmed = name.strip();
        return gate.pass(
                actor,
                ADD,
                organization,
                target(trimmed),
                AddSshKeyResult.NotAllowed::new,
                () -> add(actor, trimmed, organization, publicKey));
    }

    private AddSshKeyResult add(Actor actor, String name, OrganizationId organization, String publicKey) {
        if (!isName(name)) {
            return new AddSshKeyResult.InvalidName();
        }
        return switch (SshKeyParser.parse(publicKey)) {
            case SshKeyParser.Parsed.Bad(var why) -> why;
            case SshKeyParser.Parsed.Key key ->
                repository
                        .add(organization, actor, name, key)
                        .<AddSshKeyResult>map(AddSshKeyResult.Added::new)
                        .orElseGet(() -> alreadyThere(organization, key));
        };
    }

    private AddSshKeyResult alreadyThere(OrganizationId organization, SshKeyParser.Parsed.Key key) {
        return new AddSshKeyResult.AlreadyThere(repository
                .find(organization, key.fingerprint())
                .orElseThrow(() -> new IllegalStateException("the key was removed at the same moment")));
    }

    @Override
    public RemoveSshKeyResult remove(Actor actor, OrganizationId organization, SshKeyId id) {
        var name = repository.find(organization, id).map(SshKey::name).orElse(id.toString());
        return gate.pass(
                actor,
                REMOVE,
                organization,
                target(name),
                RemoveSshKeyResult.NotAllowed::new,
                () -> remove(actor, id, organization));
    }

    private RemoveSshKeyResult remove(Actor actor, SshKeyId id, OrganizationId organization) {
        var found = repository.find(organization, id);
        if (found.isEmpty()) {
            return new RemoveSshKeyResult.Absent();
        }
        var key = found.get();
        if (!key.owner().equals(actor.person()) && !gate.mayManageMembers(actor, organization)) {
            return new RemoveSshKeyResult.NotYours();
        }
        return repository.remove(organization, id)
                ? new RemoveSshKeyResult.Removed(key)
                : new RemoveSshKeyResult.Absent();
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= MAX_NAME
                && name.codePoints().noneMatch(Character::isISOControl);
    }

    /** Whatever was typed, the trail gets a short name. */
    private static ResourceRef target(String name) {
        return new ResourceRef(KIND, null, name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name);
    }
}
