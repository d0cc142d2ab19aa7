package cloud.nuvem.dev.cluster.guest.simulated;

import cloud.nuvem.dev.cluster.guest.GuestFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A prompt and a few commands. */
final class Shell {

    private static final long MOST = 10_000_000;

    /** What a shell can do to its machine. */
    interface System {
        Instant booted();

        void reboot();

        void powerOff();
    }

    private final Tty tty;
    private final GuestFacts facts;
    private final System system;
    private final String user;

    Shell(Tty tty, GuestFacts facts, System system, String user) {
        this.tty = tty;
        this.facts = facts;
        this.system = system;
        this.user = user;
    }

    /** Runs until the user leaves. */
    void run() throws InterruptedException {
        boolean root = user.equals("root");
        while (true) {
            tty.print("%s@%s:%s%s ".formatted(user, facts.hostname(), "~", root ? "#" : "$"));
            var line = tty.readLine();
            if (Tty.isGoodbye(line)) {
                tty.print("logout\n");
                return;
            }
            for (var command : line.split(";", -1)) {
                var words = Arrays.asList(command.strip().split("\\s+"));
                if (words.getFirst().equals("exit") || words.getFirst().equals("logout")) {
                    return;
                }
                if (!words.getFirst().isEmpty()) {
                    run(words, command.strip());
                }
            }
        }
    }

    private void run(List<String> words, String line) throws InterruptedException {
        switch (words.getFirst()) {
            case "help" -> tty.print("""
                    clear date echo exit help hostname ip poweroff reboot seq stty uname uptime whoami yes
                    Control-C ends a command, Control-D the session.
                    """);
            case "echo" -> tty.print(unquoted(line.substring("echo".length()).strip()) + "\n");
            case "uname" -> tty.print(kernel(words.contains("-a")) + "\n");
            case "uptime" -> tty.print(uptime() + "\n");
            case "date" -> tty.print(Instant.now() + "\n");
            case "hostname" -> tty.print(facts.hostname() + "\n");
            case "whoami" -> tty.print(user + "\n");
            case "ip" -> tty.print(addresses());
            case "clear" -> tty.print("\033[H\033[2J");
            case "stty" -> size(words);
            case "seq" -> count(words);
            case "yes" ->
                repeat(words.size() > 1 ? line.substring("yes".length()).strip() : "y");
            case "reboot" -> system.reboot();
            case "poweroff", "halt" -> system.powerOff();
            default -> tty.print("-bash: %s: command not found\n".formatted(words.getFirst()));
        }
    }

    private String kernel(boolean everything) {
        return everything
                ? "Linux %s %s #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux".formatted(facts.hostname(), facts.kernel())
                : "Linux";
    }

    private String uptime() {
        var up = Duration.between(system.booted(), Instant.now());
        return " up %d days, %02d:%02d:%02d, 1 user, load average: 0.08, 0.03, 0.01"
                .formatted(up.toDays(), up.toHoursPart(), up.toMinutesPart(), up.toSecondsPart());
    }

    private String addresses() {
        return """
                1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN
                    inet 127.0.0.1/8 scope host lo
                2: enp1s0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP
                """
                + facts.address()
                        .map("    inet %s/24 scope global dynamic enp1s0\n"::formatted)
                        .orElse("");
    }

    private void size(List<String> words) throws InterruptedException {
        if (words.size() == 2 && words.get(1).equals("size")) {
            tty.print("%d %d\n".formatted(tty.rows(), tty.columns()));
        } else if (words.size() == 5
                && words.get(1).equals("rows")
                && words.get(3).equals("cols")
                && isNumber(words.get(2))
                && isNumber(words.get(4))) {
            tty.size(Integer.parseInt(words.get(2)), Integer.parseInt(words.get(4)));
        } else {
            tty.print("usage: stty size | stty rows N cols N\n");
        }
    }

    private void count(List<String> words) throws InterruptedException {
        var numbers = words.stream()
                .skip(1)
                .filter(Shell::isNumber)
                .mapToLong(Long::parseLong)
                .toArray();
        if (numbers.length == 0 || numbers.length > 2 || numbers.length != words.size() - 1) {
            tty.print("usage: seq [FIRST] LAST\n");
            return;
        }
        long first = numbers.length == 2 ? numbers[0] : 1;
        long last = Math.min(numbers[numbers.length - 1], first + MOST);
        for (long number = first; number <= last && !tty.isInterrupted(); number++) {
            tty.print(number + "\n");
        }
    }

    private void repeat(String word) throws InterruptedException {
        var lines = (word + "\n").repeat(32);
        while (!tty.isInterrupted()) {
            tty.print(lines);
        }
    }

    private static String unquoted(String text) {
        return text.replace("\"", "").replace("'", "");
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,6}");
    }
}
