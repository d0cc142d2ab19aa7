package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.sandbox.SampleMachines;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.ui.Notices;
import cloud.nuvem.ui.Tone;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CreationNewsTests extends PageTests {

    @Test
    void aNewMachineIsFollowedUntilItRuns() {
        UI.getCurrent().navigate("p/" + FakeTenancy.EMPTY);
        CreationNews.follow(machines, actor(), machines.get("web-3"));
        assertThat(Notices.current().all()).extracting(Notices.Notice::title).containsExactly("web-3 is being made");
        become(new VmStatus.Running(Instant.now()));
        await(() -> Notices.current().all().getFirst().tone() == Tone.GOOD);
        assertThat(Notices.current().all()).extracting(Notices.Notice::title).containsExactly("web-3 is running");
        assertThat(machines.listening()).isZero();
    }

    @Test
    void progressOfTheSameStepIsNoNews() {
        UI.getCurrent().navigate("p/" + FakeTenancy.EMPTY);
        CreationNews.follow(machines, actor(), machines.get("web-3"));
        Notices.current().readAll();
        become(new VmStatus.Starting(Instant.now()));
        machines.remove("web-3");
        await(() -> Notices.current().all().getFirst().title().equals("web-3 was deleted"));
        assertThat(Notices.current().all()).hasSize(1);
    }

    private void become(VmStatus status) {
        machines.change("web-3", (VirtualMachine machine) -> SampleMachines.with(machine, status));
    }

    private Actor actor() {
        return people.current(Actor.Door.PORTAL);
    }
}
