package cloud.nuvem.sandbox;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleHolder;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.ConsoleTicket;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.console.OpenConsole;
import cloud.nuvem.console.OpenConsoleResult;
import cloud.nuvem.tenancy.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;

/** Hands out tickets that lead nowhere, or whatever a test wants to answer. */
@TestComponent
public class FakeConsoles implements Consoles {

    private final List<OpenConsole> wishes = new ArrayList<>();
    private OpenConsoleResult answer = new OpenConsoleResult.Granted(new ConsoleTicket("secret"));

    public void reset() {
        wishes.clear();
        answer = new OpenConsoleResult.Granted(new ConsoleTicket("secret"));
    }

    public void answer(OpenConsoleResult next) {
        answer = next;
    }

    public List<OpenConsole> wishes() {
        return List.copyOf(wishes);
    }

    /** What the session of the latest wish came to. */
    public void end(ConsoleEnd end) {
        wishes.getLast().told().accept(end);
    }

    @Override
    public OpenConsoleResult open(Actor actor, ConsoleTarget target, OpenConsole wish) {
        wishes.add(wish);
        return answer;
    }

    @Override
    public Optional<ConsoleHolder> holder(Actor actor, ConsoleTarget target) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> picture(Actor actor, ConsoleTarget target) {
        return Optional.empty();
    }
}
