package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.compute.SshKeys.AddSshKeyResult;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The facades that the wizard needs, in one place, for one actor in one project. */
@Component
class CreateVmDesk {

    private final Access access;
    private final VirtualMachines machines;
    private final Catalogue catalogue;
    private final SshKeys sshKeys;
    private final Prices prices;
    private final Quotas quotas;

    CreateVmDesk(
            Access access,
            VirtualMachines machines,
            Catalogue catalogue,
            SshKeys sshKeys,
            Prices prices,
            Quotas quotas) {
        this.access = access;
        this.machines = machines;
        this.catalogue = catalogue;
        this.sshKeys = sshKeys;
        this.prices = prices;
        this.quotas = quotas;
    }

    /** @throws cloud.nuvem.tenancy.DeniedException for strangers and for roles that may not create machines */
    Opened open(Actor actor, ProjectId project) {
        var member = access.require(actor, project, Permission.OPERATE_RESOURCES);
        return new Opened(actor, project, member.project().organization());
    }

    /** One actor at this desk. */
    final class Opened {

        private final Actor actor;
        private final ProjectId project;
        private final OrganizationId organization;

        private Opened(Actor actor, ProjectId project, OrganizationId organization) {
            this.actor = actor;
            this.project = project;
            this.organization = organization;
        }

        VmOffer offer() {
            return new VmOffer(
                    catalogue.images(actor, project),
                    catalogue.instanceTypes(actor, project),
                    catalogue.volumeTypes(actor, project),
                    quotas.usage(organization),
                    items -> prices.estimate(organization, items));
        }

        List<SshKey> keys() {
            return sshKeys.of(actor, organization);
        }

        AddSshKeyResult addKey(String name, String publicKey) {
            return sshKeys.add(actor, organization, name, publicKey);
        }

        /** Its progress is told in the notification centre from here on. */
        void follow(VirtualMachine machine) {
            CreationNews.follow(machines, actor, machine);
        }

        boolean isTaken(ResourceName name) {
            return machines.find(actor, project, name).isPresent();
        }

        Optional<Refusal> userDataProblem(String userData) {
            return machines.checkUserData(userData).map(Refusal.class::cast);
        }

        CreateVmResult create(VmDraft draft) {
            return machines.create(actor, project, draft.command());
        }
    }
}
