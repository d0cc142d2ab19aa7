package cloud.nuvem.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.console.ConsoleHolder;
import cloud.nuvem.console.OpenConsoleResult;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.sandbox.FakeConsoles;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.sandbox.SampleMachines;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Role;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ConsolePageTests extends PageTests {

    @Autowired
    private FakeConsoles consoles;

    @BeforeEach
    void forget() {
        consoles.reset();
    }

    @Test
    void asksForATicketOfItsOwnLoginAndTakesNobodysConsole() {
        open("web-1", "screen");

        assertThat(page()).contains("web-1", "Running", "Connecting…", "Keys", "Paste");
        assertThat(consoles.wishes()).singleElement().satisfies(wish -> {
            assertThat(wish.takeOver()).isFalse();
            assertThat(wish.loginSession())
                    .isEqualTo(UI.getCurrent().getSession().getSession().getId());
        });
    }

    @Test
    void asksBeforeItTakesOver() {
        var otto = new ConsoleHolder(new PersonId(new UUID(0, 9)), "Otto", Instant.now());
        consoles.answer(new OpenConsoleResult.InUse(otto));
        open("web-1", "serial");
        assertThat(page()).contains("Somebody else has this console", "Otto has had it open since");

        press("Take over");
        assertThat(consoles.wishes()).hasSize(2);
        assertThat(consoles.wishes().getLast().takeOver()).isTrue();
    }

    @Test
    void waitsForAMachineThatIsOffAndConnectsWhenItRuns() {
        consoles.answer(new OpenConsoleResult.NotRunning(VmStatus.State.STOPPED));
        open("ci-runner-1", "screen");
        assertThat(page()).contains("The machine is off", "Not connected");

        consoles.reset();
        machines.change("ci-runner-1", machine -> SampleMachines.with(machine, new VmStatus.Running(Instant.now())));
        await(() -> consoles.wishes().size() == 1);
    }

    @Test
    void saysWhyThereIsNone() {
        consoles.answer(new OpenConsoleResult.NotAllowed(new Denied.RoleTooWeak(Role.VIEWER, Permission.USE_CONSOLE)));
        open("web-1", "screen");

        assertThat(page()).contains("You may not use consoles here");
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT, The connection broke",
        "MACHINE_ENDED, The machine was restarted or moved",
        "MACHINE_GONE, This machine is gone",
        "NOT_RUNNING, The machine was restarted or moved",
        "TAKEN_OVER, Otto has it now",
        "IN_USE, Otto has it open",
        "NOT_ALLOWED, Your role in this project does not include consoles",
        "SUSPENDED, Consoles come back when the account is settled",
        "SIGNED_OUT, You are signed out",
        "IDLE, Nothing moved over this console",
        "TOO_LONG, A connection lasts at most half a day",
        "TOO_MANY, Close one you no longer need",
        "UNREACHABLE, The connection broke",
        "SHUTDOWN, The connection broke"
    })
    void saysInPlainWordsHowItEnded(Reason reason, String words) {
        open("web-1", "screen");
        consoles.end(new ConsoleEnd(reason, "Otto"));

        await(() -> page().contains(words));
        assertThat(page()).doesNotContain("!console");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"IN_USE", "TAKEN_OVER"})
    void saysItAsWellWhenNobodyKnowsWho(Reason reason) {
        open("web-1", "screen");
        consoles.end(ConsoleEnd.of(reason));

        await(() -> page().contains("Take"));
        assertThat(page()).doesNotContain("!console", "null");
    }

    @Test
    void whatAnEarlierConnectionCameToIsNoNews() {
        open("web-1", "screen");
        var earlier = consoles.wishes().getFirst();
        consoles.end(ConsoleEnd.of(Reason.IDLE));
        await(() -> page().contains("Connect again"));
        press("Connect again");

        earlier.told().accept(ConsoleEnd.of(Reason.NOT_ALLOWED));
        roundTrip();
        assertThat(page()).doesNotContain("You may not use consoles here");
    }

    private void open(String machine, String kind) {
        navigate("p/shop-production/virtual-machines/" + machine + "/console/" + kind, ConsoleView.class);
        roundTrip();
    }
}
