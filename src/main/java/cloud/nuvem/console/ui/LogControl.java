package cloud.nuvem.console.ui;

import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.console.GuestLogs;
import cloud.nuvem.console.GuestLogs.LogReader;
import cloud.nuvem.console.LogLine;
import cloud.nuvem.console.LogTarget;
import cloud.nuvem.console.LogWish;
import cloud.nuvem.console.OpenLogResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a page's log coming: opens it, opens it again where the last line stood when the machine was started anew or moved, and
 * says in plain words why none comes. Used on the page's thread.
 */
final class LogControl {

    private static final Logger LOG = LoggerFactory.getLogger(LogControl.class);
    private static final int TAIL = 2_000;
    private static final int PAUSE_SECONDS = 2;

    /** A browser that shows nothing for so long is gone. */
    private static final int PATIENCE_SECONDS = 60;

    private final UI page;
    private final LogDesk desk;
    private final LogLineElement lines;
    private final ConsoleMessage message;
    private @Nullable AutoCloseable log;
    private Runnable hasBefore = () -> {};
    private @Nullable String run;
    private @Nullable Instant last;
    private boolean halted;

    /**
     * Who reads which log here.
     *
     * @param before what was said before the log was taken up anew, rather than what is said now
     */
    record LogDesk(GuestLogs logs, VirtualMachines machines, Actor actor, LogTarget target, boolean before) {

        LogWish wish(int tail, @Nullable Instant since) {
            return new LogWish(tail, since, !before, before);
        }

        /** All there is by now. */
        LogWish everything() {
            return new LogWish(LogWish.MOST, null, false, before);
        }
    }

    LogControl(UI page, LogDesk desk, LogLineElement lines, ConsoleMessage message) {
        this.page = page;
        this.desk = desk;
        this.lines = lines;
        this.message = message;
    }

    /** @param told when it is known that the log was taken up anew */
    void whenThereIsMoreBefore(Runnable told) {
        hasBefore = told;
    }

    /** Again has no effect while lines come. */
    void open() {
        if (log != null || halted) {
            return;
        }
        var reader = new Reader(last);
        var since = last;
        try {
            switch (desk.logs().open(desk.actor(), desk.target(), desk.wish(TAIL, since), reader)) {
                case OpenLogResult.Open open -> opened(open, reader);
                case OpenLogResult.NotRunning(var state) -> wait(state.name().toLowerCase(Locale.ROOT));
                case OpenLogResult.NotLogged none -> say("not-logged", Words.sentence(none));
                case OpenLogResult.NothingBefore none -> halt("nothing-before", Words.sentence(none));
                case OpenLogResult.TooMany many -> say("too-many", Words.sentence(many));
                case OpenLogResult.Absent absent -> halt("machine-gone", Words.sentence((Refusal) absent));
            }
        } catch (ClusterUnavailable away) {
            say("unreachable", Words.text("console.log.unreachable.text"));
        }
    }

    private void opened(OpenLogResult.Open open, Reader reader) {
        reader.log = open.log();
        log = open.log();
        message.hide();
        if (open.hasBefore()) {
            hasBefore.run();
        }
        if (run != null && !open.run().equals(run)) {
            lines.note(Words.text("console.log.again"));
        }
        run = open.run();
    }

    private void wait(String state) {
        if (last == null) {
            var text = Words.find("console.off." + state).orElseGet(() -> Words.text("console.off.stopped"));
            say("off", Words.text("console.log.off.text", text));
        } else if (run != null) { // what it said stays to be read
            run = "";
            lines.note(Words.text("console.log.stopped"));
        }
    }

    private void ended(ConsoleEnd end) {
        log = null;
        if (desk.before() && end.reason() == Reason.MACHINE_ENDED) {
            halted = true;
            lines.note(Words.text("console.log.before.end"));
            return;
        }
        switch (end.reason()) {
            case NOT_ALLOWED, SUSPENDED, SIGNED_OUT ->
                halt("not-allowed", Words.text("console." + key(end.reason()) + ".text"));
            case MACHINE_GONE -> halt("machine-gone", Words.text("console.machine-gone.text"));
            case TOO_LONG,
                    UNREACHABLE,
                    SHUTDOWN,
                    LEFT,
                    IDLE,
                    TOO_MANY,
                    MACHINE_ENDED,
                    NOT_RUNNING,
                    TAKEN_OVER,
                    IN_USE -> openSoon();
        }
    }

    /** A machine that just ended is still there for a moment. */
    private void openSoon() {
        CompletableFuture.delayedExecutor(PAUSE_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Background.tell(page, this::open));
    }

    private static String key(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void say(String what, String sentence) {
        message.show(Words.text("console.log.title." + what), sentence);
    }

    private void halt(String what, String sentence) {
        halted = true;
        say(what, sentence);
    }

    void leave() {
        halted = true;
        close(log);
        log = null;
    }

    private static void close(@Nullable AutoCloseable log) {
        if (log != null) {
            try {
                log.close();
            } catch (Exception unexpected) {
                LOG.warn("A log could not be closed", unexpected);
            }
        }
    }

    /** Hands lines to the browser and waits until it has shown them, so that nothing piles up for a slow one. */
    private final class Reader implements LogReader {

        private final Semaphore shown = new Semaphore(0);
        private final @Nullable Instant known;
        private volatile @Nullable AutoCloseable log;

        /** @param known where the lines shown before end: clusters cut by full seconds */
        Reader(@Nullable Instant known) {
            this.known = known;
        }

        @Override
        public void take(List<LogLine> some) {
            var batch = some.stream()
                    .filter(line -> known == null || line.at().isAfter(known))
                    .toList();
            if (batch.isEmpty()) {
                return;
            }
            Background.tell(page, () -> {
                last = batch.getLast().at();
                lines.append(batch, shown::release);
            });
            try {
                if (!shown.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the browser shows nothing any more");
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopping", stopping);
            }
        }

        @Override
        public void ended(ConsoleEnd why) {
            Background.tell(page, () -> {
                if (Objects.equals(LogControl.this.log, log)) {
                    LogControl.this.ended(why);
                }
            });
        }
    }
}
