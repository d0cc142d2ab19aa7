package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProjectAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.WatchfulListener;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The facade: lets changes through the gate and readers past {@link Access}, and leaves the work to others. */
@Service
class VirtualMachineService implements VirtualMachines {

    private final Actions actions;
    private final Access access;
    private final VmCreation creation;
    private final VmChanges changes;
    private final VmCache cache;
    private final VmGateway gateway;

    VirtualMachineService(
            Actions actions, Access access, VmCreation creation, VmChanges changes, VmCache cache, VmGateway gateway) {
        this.actions = actions;
        this.access = access;
        this.creation = creation;
        this.changes = changes;
        this.cache = cache;
        this.gateway = gateway;
    }

    @Override
    public CreateVmResult create(Actor actor, ProjectId project, CreateVm command) {
        var attempt = attempt(actor, VmActions.CREATE, project, command.name());
        return actions.inProject(
                attempt, CreateVmResult.NotAllowed::new, member -> creation.create(actor, member, command));
    }

    @Override
    public Optional<CreateVmResult.InvalidUserData> checkUserData(String userData) {
        return CloudInit.fault(userData);
    }

    @Override
    public VmChangeResult power(Actor actor, ProjectId project, ResourceName name, PowerAction action) {
        return change(actor, VmActions.of(action), project, name, member -> changes.power(member, name, action));
    }

    @Override
    public VmChangeResult update(
            Actor actor, ProjectId project, ResourceName name, UpdateVm command, @Nullable String ifVersion) {
        return change(
                actor, VmActions.UPDATE, project, name, member -> changes.update(member, name, command, ifVersion));
    }

    @Override
    public VmChangeResult resize(Actor actor, ProjectId project, ResourceName name, String instanceType) {
        return change(actor, VmActions.RESIZE, project, name, member -> changes.resize(member, name, instanceType));
    }

    @Override
    public VmChangeResult delete(Actor actor, ProjectId project, ResourceName name, DeleteVm command) {
        return change(actor, VmActions.DELETE, project, name, member -> changes.delete(member, name, command));
    }

    @Override
    public Optional<VirtualMachine> find(Actor actor, ProjectId project, ResourceName name) {
        return cache.find(reader(actor, project).project(), name.value());
    }

    @Override
    public Page<VirtualMachine> page(Actor actor, ProjectId project, VmQuery query) {
        return MachinePages.cut(cache.of(reader(actor, project).project()), query);
    }

    @Override
    public VmOverview overview(Actor actor, ProjectId project, VmQuery query) {
        var where = reader(actor, project).project();
        return MachinePages.narrow(cache.of(where), query).overview(cache.age(where.region()));
    }

    @Override
    public Optional<String> manifest(Actor actor, ProjectId project, ResourceName name) {
        return gateway.read(reader(actor, project), name.value()).map(ManifestYaml::write);
    }

    @Override
    public AutoCloseable onChange(Actor actor, ProjectId project, Runnable listener) {
        reader(actor, project);
        return new WatchfulListener(access, actor, project, listener, WatchfulListener.TRUST)
                .listenTo(changed -> cache.onChange(project, changed));
    }

    private ProjectMember reader(Actor actor, ProjectId project) {
        return access.require(actor, project, Permission.VIEW_RESOURCES);
    }

    private VmChangeResult change(
            Actor actor,
            Action action,
            ProjectId project,
            ResourceName name,
            Function<ProjectMember, VmChangeResult> work) {
        return actions.inProject(attempt(actor, action, project, name), VmChangeResult.NotAllowed::new, work);
    }

    private static ProjectAttempt attempt(Actor actor, Action action, ProjectId project, ResourceName name) {
        return new ProjectAttempt(actor, action, project, VmLinks.ref(project, name.value()));
    }
}
