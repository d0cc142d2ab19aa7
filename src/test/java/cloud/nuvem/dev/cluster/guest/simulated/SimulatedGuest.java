package cloud.nuvem.dev.cluster.guest.simulated;

import cloud.nuvem.dev.cluster.core.Peer;
import cloud.nuvem.dev.cluster.guest.GuestFacts;
import cloud.nuvem.dev.cluster.guest.GuestMachine;
import cloud.nuvem.dev.cluster.guest.PowerLine;
import cloud.nuvem.dev.cluster.guest.SerialLog;
import cloud.nuvem.dev.cluster.guest.SerialPort;
import cloud.nuvem.dev.cluster.guest.rfb.RfbSession;
import cloud.nuvem.dev.cluster.guest.screen.TerminalOutput;
import cloud.nuvem.dev.cluster.guest.screen.TextScreen;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A machine that is only played: everything it needs is a few threads and a grid of characters. */
public final class SimulatedGuest implements GuestMachine {

    private static final int FIRMWARE_COLUMNS = 80;
    private static final int FIRMWARE_ROWS = 25;
    private static final int COLUMNS = 128;
    private static final int ROWS = 48;
    private static final int SERIAL_ROWS = 24;
    private static final int SERIAL_COLUMNS = 80;

    private static final Duration LONGEST_CATCHING_UP = Duration.ofSeconds(2);

    private enum Wish {
        RESET,
        REBOOT,
        POWER_OFF,
        SHUT_DOWN
    }

    private final GuestFacts facts;
    private final PowerLine power;
    private final Gate gate = new Gate();
    private final SerialLog log = new SerialLog();
    private final SerialPort port = new SerialPort(log);
    private final TextScreen screen = new TextScreen(FIRMWARE_COLUMNS, FIRMWARE_ROWS);
    private final TerminalOutput display = new TerminalOutput(screen);
    private final Tty console = new Tty("tty1", ROWS, COLUMNS, gate, display::print);
    private final Tty serial = new Tty("ttyS0", SERIAL_ROWS, SERIAL_COLUMNS, gate, port::say);
    private final Keyboard keyboard = new Keyboard();
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final CountDownLatch present = new CountDownLatch(1);
    private final Thread life;
    private volatile Instant booted;

    private SimulatedGuest(GuestFacts facts, PowerLine power) {
        this.facts = facts;
        this.power = power;
        this.booted = facts.started();
        this.life = Thread.ofVirtual().name("guest-" + facts.hostname()).unstarted(this::live);
    }

    /** A guest that was turned on when the facts say; what it has said since is caught up with. */
    public static SimulatedGuest start(GuestFacts facts, PowerLine power) {
        var guest = new SimulatedGuest(facts, power);
        guest.life.start();
        guest.awaitPresent();
        return guest;
    }

    private void awaitPresent() {
        try {
            present.await(LONGEST_CATCHING_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        try {
            for (boolean on = true; on; ) {
                on = liveOnce();
            }
        } catch (InterruptedException unplugged) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the firmware to the end; whether it starts again. */
    private boolean liveOnce() throws InterruptedException {
        var boot = Thread.ofVirtual().name("guest-boot-" + facts.hostname()).start(this::boot);
        try {
            var wish = wishes.take();
            if (wish != Wish.RESET) {
                stop(boot);
                leave(wish == Wish.REBOOT);
            }
            if (wish == Wish.POWER_OFF) {
                power.off();
            }
            if (wish == Wish.POWER_OFF || wish == Wish.SHUT_DOWN) {
                return false;
            }
        } finally {
            stop(boot);
        }
        booted = Instant.now();
        if (!wishes.isEmpty()) {
            wishes.clear();
        }
        return true;
    }

    private static void stop(Thread thread) throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private void boot() {
        var start = booted;
        try {
            screen.resize(FIRMWARE_COLUMNS, FIRMWARE_ROWS);
            for (var line : Boot.firmware()) {
                passAt(start.plus(line.after(facts.boot())));
                display.print(line.text() + "\r\n");
            }
            passAt(start.plus(new Boot.Line(Boot.KERNEL, "").after(facts.boot())));
            screen.resize(COLUMNS, ROWS);
            for (var line : Stream.concat(Boot.kernel(facts).stream(), Boot.userland().stream())
                    .toList()) {
                var moment = start.plus(line.after(facts.boot()));
                passAt(moment);
                display.print(line.text() + "\r\n");
                port.say(line.text() + "\r\n", moment);
            }
            passAt(start.plus(facts.boot()));
            display.print("\033[H\033[2J");
            logins();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void passAt(Instant moment) throws InterruptedException {
        if (moment.isAfter(Instant.now())) {
            present.countDown();
        }
        gate.passAt(moment);
    }

    private void logins() throws InterruptedException {
        var logins = Stream.of(console, serial)
                .map(tty -> Thread.ofVirtual()
                        .name("guest-%s-%s".formatted(tty.name(), facts.hostname()))
                        .start(new Login(tty, facts, new Inside())))
                .toList();
        try {
            console.awaitAsked();
            serial.awaitAsked();
            present.countDown();
            for (var login : logins) {
                login.join();
            }
        } finally {
            logins.forEach(Thread::interrupt);
            joinAll(logins);
        }
    }

    private static void joinAll(List<Thread> threads) {
        boolean interrupted = Thread.interrupted();
        for (var thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave(boolean again) throws InterruptedException {
        var farewell = Boot.farewell(again);
        for (var line : farewell) {
            gate.passAt(Instant.now().plus(facts.boot().dividedBy(farewell.size() * 4L)));
            display.print("\r\n" + line);
            port.say("\r\n" + line);
        }
        port.say("\r\n");
    }

    @Override
    public void showScreen(Peer viewer) throws IOException, InterruptedException {
        new RfbSession(new Seat(facts.hostname(), screen, keyboard, console, gate, new Inside()::reboot), viewer).run();
    }

    @Override
    public void connectSerial(Peer terminal) throws IOException {
        port.plug(terminal, text -> text.chars().forEach(character -> serial.type((char) character)));
    }

    @Override
    public byte[] screenshot() throws IOException {
        return screen.shown().png();
    }

    @Override
    public SerialLog serialLog() {
        return log;
    }

    /** What can be read on the screen, for tests. */
    public String screenText() {
        return screen.text();
    }

    @Override
    public void pause() {
        gate.close();
    }

    @Override
    public void resume() {
        gate.open();
    }

    @Override
    public void reset() {
        wishes.add(Wish.RESET);
    }

    @Override
    public void softReboot() {
        wishes.add(Wish.REBOOT);
    }

    /** Says its farewell and waits for the plug to be pulled. */
    @Override
    public void askToPowerOff() {
        wishes.add(Wish.SHUT_DOWN);
    }

    @Override
    public void close() {
        life.interrupt();
        log.end();
    }

    private final class Inside implements Shell.System {
        @Override
        public Instant booted() {
            return booted;
        }

        @Override
        public void reboot() {
            power.rebooting();
            wishes.add(Wish.REBOOT);
        }

        @Override
        public void powerOff() {
            wishes.add(Wish.POWER_OFF);
        }
    }
}
