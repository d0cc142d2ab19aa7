package cloud.nuvem.console.ui;

import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.console.OpenConsoleResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a page connected, and says in plain words when it is not: asks for tickets, hears how sessions end, waits while the
 * machine is off, tries again where that is of use. Used on the page's thread.
 */
final class ConsoleControl implements ConsoleLine.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleControl.class);
    private static final Set<State> ON = Set.of(State.RUNNING, State.PAUSED, State.MIGRATING, State.STOPPING);

    private final UI page;
    private final ConsoleDesk desk;
    private final ConsoleLine line;
    private final ConsoleMessage message;
    private final Consumer<String> tellState;
    private Stage stage = Stage.ASKING;
    private int attempt;
    private boolean wasConnected;

    /** Where the page is with its console. */
    private enum Stage {
        ASKING,
        CONNECTING,
        CONNECTED,
        /** The line broke; it is tried again by itself. */
        RETRYING,
        /** The machine does not run; it is tried when it does. */
        WAITING,
        /** Only the person can go on from here. */
        HALTED
    }

    /** @param tellState hears the state of the connection in a few words */
    ConsoleControl(UI page, ConsoleDesk desk, ConsoleLine line, ConsoleMessage message, Consumer<String> tellState) {
        this.page = page;
        this.desk = desk;
        this.line = line;
        this.message = message;
        this.tellState = tellState;
        line.listen(this);
    }

    /** @param takeOver from whoever has it now */
    void ask(boolean takeOver) {
        int asked = ++attempt;
        stage = Stage.ASKING;
        say("connecting");
        var login = page.getSession().getSession().getId();
        var result = desk.open(login, takeOver, end -> Background.tell(page, () -> ended(asked, end)));
        switch (result) {
            case OpenConsoleResult.Granted(var ticket) -> {
                stage = Stage.CONNECTING;
                line.connect(ticket);
            }
            case OpenConsoleResult.InUse(var holder) ->
                inUse(Words.text(
                        "console.in-use.text", holder.name(), Reader.of(page).moment(holder.since())));
            case OpenConsoleResult.NotRunning(var state) -> waitFor(state);
            case OpenConsoleResult.Absent absent -> ended(asked, ConsoleEnd.of(Reason.MACHINE_GONE));
            case OpenConsoleResult.TooMany tooMany -> halt("too-many", Words.sentence(tooMany), true);
            case OpenConsoleResult.NotAllowed denied -> halt("not-allowed", Words.sentence((Refusal) denied), false);
        }
    }

    /** The machine changed: one that starts is connected to at once. */
    void machineChanged() {
        var machine = desk.machine();
        if (machine.isEmpty()) {
            ended(attempt, ConsoleEnd.of(Reason.MACHINE_GONE));
        } else if (stage == Stage.WAITING) {
            var state = machine.get().status().state();
            if (ON.contains(state)) {
                ask(false);
            } else {
                waitFor(state);
            }
        }
    }

    @Override
    public void up() {
        stage = Stage.CONNECTED;
        message.hide();
        say("connected");
        if (wasConnected && line instanceof SerialLine serial) {
            serial.note(Words.text("console.again"));
        }
        wasConnected = true;
    }

    /** Why is told by the server side, before or after this; until then it counts as a line that broke. */
    @Override
    public void down() {
        if (stage == Stage.CONNECTED || stage == Stage.CONNECTING) {
            retryLater("lost");
        }
    }

    @Override
    public void waiting(int seconds) {
        if (stage == Stage.RETRYING) {
            tellState.accept(Words.text("console.state.retrying", seconds));
        }
    }

    @Override
    public void retry() {
        if (stage == Stage.RETRYING) {
            ask(false);
        }
    }

    /** The page goes away. */
    void leave() {
        attempt++;
        stage = Stage.HALTED;
        line.close();
    }

    /** What a session of this page came to; of an earlier one it is no news. */
    private void ended(int of, ConsoleEnd end) {
        if (of != attempt || stage == Stage.HALTED) {
            return;
        }
        LOG.debug("A console ended: {}", end.reason());
        switch (end.reason()) {
            case LEFT, UNREACHABLE, SHUTDOWN -> retryLater("lost");
            case MACHINE_ENDED, NOT_RUNNING -> machineEnded();
            case TAKEN_OVER -> halt("taken-over", by("taken-over", end), true);
            case IN_USE -> inUse(by("in-use", end));
            case MACHINE_GONE -> gone();
            case NOT_ALLOWED -> halt("not-allowed", Words.text("console.not-allowed.text"), false);
            case SUSPENDED -> halt("suspended", Words.text("console.suspended.text"), false);
            case SIGNED_OUT -> halt("signed-out", Words.text("console.signed-out.text"), false);
            case IDLE -> halt("idle", Words.text("console.idle.text"), true);
            case TOO_LONG -> halt("too-long", Words.text("console.too-long.text"), true);
            case TOO_MANY -> halt("too-many", Words.text("console.too-many.text"), true);
        }
    }

    private void gone() {
        halt("machine-gone", Words.text("console.machine-gone.text"), false);
        message.show(
                Words.text("console.machine-gone"),
                Words.text("console.machine-gone.text"),
                new ResourceLink(VmLinks.list(desk.target().project()), Words.text("console.machine-gone.list")));
    }

    /** Off, or restarted or moved: then it is there again in a moment. */
    private void machineEnded() {
        var state = desk.machine().map(machine -> machine.status().state()).orElse(State.STOPPED);
        if (ON.contains(state) && state != State.STOPPING) {
            retryLater("machine-ended");
        } else {
            waitFor(state);
        }
    }

    private void retryLater(String why) {
        if (stage != Stage.RETRYING) {
            stage = Stage.RETRYING;
            line.retry();
        }
        message.show(
                Words.text("console." + why), Words.text("console." + why + ".text"), Words.text("console.now"), () -> {
                    line.hold();
                    ask(false);
                });
    }

    private void waitFor(State state) {
        stage = Stage.WAITING;
        line.hold();
        say("off");
        var key = "console.off." + state.name().toLowerCase(Locale.ROOT);
        message.show(
                Words.find(key).orElseGet(() -> Words.text("console.off.stopped")),
                Words.find(key + ".text").orElseGet(() -> Words.text("console.off.stopped.text")),
                new ResourceLink(
                        VmLinks.details(desk.target().project(), desk.target().machine()),
                        Words.text("console.off.machine")));
    }

    private void inUse(String sentence) {
        stage = Stage.HALTED;
        line.hold();
        say("off");
        message.show(Words.text("console.in-use"), sentence, Words.text("console.take-over"), () -> ask(true));
    }

    private void halt(String what, String sentence, boolean again) {
        stage = Stage.HALTED;
        line.hold();
        line.close();
        say("off");
        if (again) {
            boolean taken = what.equals("taken-over");
            var button = Words.text(taken ? "console.take-back" : "console.connect");
            message.show(Words.text("console." + what), sentence, button, () -> ask(taken));
        } else {
            message.show(Words.text("console." + what), sentence);
        }
    }

    private String by(String what, ConsoleEnd end) {
        var name = end.by();
        return name == null ? Words.text("console." + what + ".unknown") : Words.text("console." + what + ".by", name);
    }

    private void say(String state) {
        tellState.accept(Words.text("console.state." + state));
    }
}
