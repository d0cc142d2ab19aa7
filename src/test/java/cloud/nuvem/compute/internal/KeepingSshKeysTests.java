package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.compute.SshKeys.AddSshKeyResult;
import cloud.nuvem.compute.SshKeys.RemoveSshKeyResult;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.TenancyWorld;
import cloud.nuvem.tenancy.TenantScope;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class KeepingSshKeysTests {

    private final SshKeys keys = new SshKeyService(
            new SshKeyGate(
                    TenancyWorld.bean(cloud.nuvem.tenancy.Actions.class),
                    TenancyWorld.bean(cloud.nuvem.tenancy.Access.class),
                    TenancyWorld.bean(cloud.nuvem.tenancy.Tenants.class)),
            new SshKeyRepository(TenancyWorld.bean(DSLContext.class), TenancyWorld.bean(TenantScope.class)));
    private final Actor ana = TenancyWorld.somebody();
    private final Organization acme = TenancyWorld.organizationOf(ana);
    private final String line = SshKeyParserTests.ED25519;

    @Test
    void keepsAKeyUnderItsName() {
        var added = add(ana, "  Laptop ");

        assertThat(added.name()).isEqualTo("Laptop");
        assertThat(added.owner()).isEqualTo(ana.person());
        assertThat(added.ownerName()).isEqualTo(ana.name());
        assertThat(added.algorithm()).isEqualTo("ssh-ed25519");
        assertThat(added.publicKey()).isEqualTo(line);
        assertThat(added.fingerprint()).isEqualTo("SHA256:pV4EBkzsYzXFuJllPHYRkVNRBjEJtAYfOPLw7K/j6vI");
        assertThat(keys.of(ana, acme.id())).containsExactly(added);
    }

    @Test
    void namesTheOneThatIsThereAlready() {
        var added = add(ana, "Laptop");

        assertThat(keys.add(ana, acme.id(), "Again", line + " other comment"))
                .isEqualTo(new AddSshKeyResult.AlreadyThere(added));
    }

    @Test
    void refusesNamesThatNobodyCanRead() {
        for (var name : new String[] {"", "  ", "a\nb", "x".repeat(61)}) {
            assertThat(keys.add(ana, acme.id(), name, line)).isEqualTo(new AddSshKeyResult.InvalidName());
        }
    }

    @Test
    void givesABillerNothing() {
        var bia = TenancyWorld.member(acme, ana, null, Role.BILLING);

        assertThatThrownBy(() -> keys.of(bia, acme.id())).isInstanceOf(DeniedException.class);
        assertThat(keys.add(bia, acme.id(), "Laptop", line)).isInstanceOf(AddSshKeyResult.NotAllowed.class);
    }

    @Test
    void letsAViewerLookOnly() {
        var vera = TenancyWorld.member(acme, ana, null, Role.VIEWER);
        var added = add(ana, "Laptop");

        assertThat(keys.of(vera, acme.id())).containsExactly(added);
        assertThat(keys.add(vera, acme.id(), "Laptop", line)).isInstanceOf(AddSshKeyResult.NotAllowed.class);
        assertThat(keys.remove(vera, acme.id(), added.id())).isInstanceOf(RemoveSshKeyResult.NotAllowed.class);
    }

    @Test
    void servesWhoOperatesOneProjectAlone() {
        var project = TenancyWorld.projectIn(acme, ana, "Shop");
        var otto = TenancyWorld.member(acme, ana, project, Role.OPERATOR);
        var added = add(otto, "Otto");

        assertThat(keys.of(otto, acme.id())).containsExactly(added);
        assertThat(keys.remove(otto, acme.id(), added.id())).isEqualTo(new RemoveSshKeyResult.Removed(added));
    }

    @Test
    void letsOperatorsRemoveTheirOwnAndAdminsAny() {
        var otto = TenancyWorld.member(acme, ana, null, Role.OPERATOR);
        var olga = TenancyWorld.member(acme, ana, null, Role.OPERATOR);
        var added = add(otto, "Otto");

        assertThat(keys.remove(olga, acme.id(), added.id())).isEqualTo(new RemoveSshKeyResult.NotYours());
        assertThat(keys.remove(ana, acme.id(), added.id())).isEqualTo(new RemoveSshKeyResult.Removed(added));
        assertThat(keys.remove(ana, acme.id(), added.id())).isEqualTo(new RemoveSshKeyResult.Absent());
    }

    @Test
    void isEmptyForStrangersAsForNobody() {
        var gil = TenancyWorld.somebody();
        var globex = TenancyWorld.organizationOf(gil);
        var added = add(ana, "Laptop");

        assertThatThrownBy(() -> keys.of(gil, acme.id())).isInstanceOf(DeniedException.class);
        assertThat(keys.remove(gil, acme.id(), added.id())).isInstanceOf(RemoveSshKeyResult.NotAllowed.class);
        assertThat(keys.remove(gil, globex.id(), added.id())).isEqualTo(new RemoveSshKeyResult.Absent());
        assertThat(keys.remove(gil, globex.id(), new SshKeyId(UUID.randomUUID())))
                .isEqualTo(new RemoveSshKeyResult.Absent());
        assertThat(keys.add(gil, globex.id(), "Laptop", line)).isInstanceOf(AddSshKeyResult.Added.class);
    }

    /** Row 38 of the list of faults: without the tenant bound, and without a where, there is nothing. */
    @Test
    void showsNoRowOfAnotherOrganizationEvenWithoutAWhere() {
        add(ana, "Laptop");
        var gil = TenancyWorld.somebody();
        var globex = TenancyWorld.organizationOf(gil);
        var db = TenancyWorld.bean(DSLContext.class);

        assertThat(db.fetchCount(DSL.table("compute.ssh_key"))).isZero();
        assertThat(TenancyWorld.bean(TenantScope.class)
                        .of(globex.id(), () -> db.fetchCount(DSL.table("compute.ssh_key"))))
                .isZero();
    }

    private SshKey add(Actor actor, String name) {
        var result = keys.add(actor, acme.id(), name, line);
        assertThat(result).isInstanceOf(AddSshKeyResult.Added.class);
        return ((AddSshKeyResult.Added) result).key();
    }
}
