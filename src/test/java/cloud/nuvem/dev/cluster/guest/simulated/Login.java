package cloud.nuvem.dev.cluster.guest.simulated;

import cloud.nuvem.dev.cluster.guest.GuestFacts;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Asks for a name and a password, over and over. Any name with any password that is not empty is let in. */
final class Login implements Runnable {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ROOT);
    private static final int LONGEST_NAME = 32;

    private final Tty tty;
    private final GuestFacts facts;
    private final Shell.System system;

    Login(Tty tty, GuestFacts facts, Shell.System system) {
        this.tty = tty;
        this.facts = facts;
        this.system = system;
    }

    @Override
    public void run() {
        tty.flush();
        try {
            while (true) {
                tty.print("\n%s %s\nSimulated guest: any name and password will do.\n\n"
                        .formatted(facts.system(), tty.name()));
                attempt();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        tty.print(facts.hostname() + " login: ");
        var name = tty.readLine().strip();
        if (name.isEmpty() || Tty.isGoodbye(name) || tty.isInterrupted()) {
            return;
        }
        tty.print("Password: ");
        var password = tty.readSecret();
        if (password.isEmpty()
                || Tty.isGoodbye(password)
                || !name.matches("[a-z_][a-z0-9._-]{0,%d}".formatted(LONGEST_NAME))) {
            tty.print("\nLogin incorrect\n");
            return;
        }
        tty.print("Last login: %s on %s\n".formatted(MOMENT.format(LocalDateTime.now(ZoneOffset.UTC)), tty.name()));
        new Shell(tty, facts, system, name).run();
    }
}
