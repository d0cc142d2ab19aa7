package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Done;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Timeline;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Entries in the reader's words. */
final class ActivityWords {

    /** By the end of the code; what is not listed has the glyph of its kind. */
    private static final Map<String, Glyph> GLYPHS = Map.ofEntries(
            Map.entry("start", Glyph.PLAY),
            Map.entry("started", Glyph.PLAY),
            Map.entry("resume", Glyph.PLAY),
            Map.entry("stop", Glyph.STOP),
            Map.entry("stopped", Glyph.STOP),
            Map.entry("stopped-inside", Glyph.STOP),
            Map.entry("force-stop", Glyph.POWER),
            Map.entry("restart", Glyph.RESTART),
            Map.entry("soft-reboot", Glyph.RESTART),
            Map.entry("pause", Glyph.PAUSE),
            Map.entry("create", Glyph.PLUS),
            Map.entry("delete", Glyph.TRASH),
            Map.entry("resize", Glyph.CHIP),
            Map.entry("update", Glyph.PENCIL),
            Map.entry("screen-session", Glyph.MONITOR),
            Map.entry("serial-session", Glyph.TERMINAL),
            Map.entry("migrating", Glyph.SWAP),
            Map.entry("migrated", Glyph.SWAP));

    private ActivityWords() {}

    static Timeline.Entry entry(ActivityEntry entry) {
        var who = entry.who();
        return new Timeline.Entry(
                tone(entry.kind()),
                glyph(entry),
                title(entry),
                detail(entry),
                who == null ? "" : who.name(),
                entry.at());
    }

    /** The bare code for what nobody has put into words. */
    static String title(ActivityEntry entry) {
        var words = Words.find("timeline." + entry.code()).orElse(entry.code());
        return entry.count() > 1 ? words + " " + Words.text("activity.times", entry.count()) : words;
    }

    static String detail(ActivityEntry entry) {
        return switch (entry.origin()) {
            case Said said -> entry.detail();
            case Done done when entry.code().equals("action." + session(entry)) -> length(entry, done);
            case Done done -> "";
        };
    }

    private static String session(ActivityEntry entry) {
        return entry.code().endsWith("-session")
                ? entry.code().substring(entry.code().indexOf('.') + 1)
                : "";
    }

    private static String length(ActivityEntry entry, Done done) {
        var finishedAt = done.finishedAt();
        if (finishedAt == null) {
            return Words.text("activity.session.open");
        }
        var length = Duration.between(entry.at(), finishedAt);
        if (length.toHours() > 0) {
            return Words.text("activity.session.hours", length.toHours(), length.toMinutesPart());
        }
        return length.toMinutes() > 0
                ? Words.text("activity.session.minutes", length.toMinutes(), length.toSecondsPart())
                : Words.text("activity.session.seconds", Math.max(1, length.toSeconds()));
    }

    /** What else is known, by its label. */
    static Map<String, String> facts(ActivityEntry entry) {
        var facts = new LinkedHashMap<String, String>();
        var reader = Reader.current();
        put(facts, "at", reader.exact(entry.at()));
        switch (entry.origin()) {
            case Said said -> {
                put(facts, "reason", said.reason());
                put(facts, "message", said.message());
                put(facts, "reporter", said.reporter());
                if (entry.count() > 1) {
                    put(facts, "count", reader.number(entry.count()));
                    put(facts, "first", reader.exact(said.firstAt()));
                }
            }
            case Done done -> {
                var finishedAt = done.finishedAt();
                var code = done.code();
                put(facts, "action", done.action());
                put(facts, "outcome", Words.text("audit.outcome." + done.outcome()));
                put(facts, "refusal", code == null ? "" : code);
                put(facts, "door", Words.text("audit.door." + done.door()));
                put(facts, "finished", finishedAt == null ? "" : reader.exact(finishedAt));
                put(facts, "sequence", String.valueOf(done.sequence()));
            }
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.put(Words.text("activity.fact." + label), value);
        }
    }

    static Tone tone(ActivityEntry.Kind kind) {
        return switch (kind) {
            case ACTION -> Tone.IDLE;
            case PROGRESS -> Tone.BUSY;
            case GOOD -> Tone.GOOD;
            case PROBLEM -> Tone.BAD;
        };
    }

    static Glyph glyph(ActivityEntry entry) {
        var word = entry.code().substring(entry.code().lastIndexOf('.') + 1);
        return switch (entry.kind()) {
            case PROBLEM -> Glyph.BAD;
            case ACTION -> GLYPHS.getOrDefault(word, Glyph.PENCIL);
            case PROGRESS -> GLYPHS.getOrDefault(word, Glyph.BUSY);
            case GOOD -> GLYPHS.getOrDefault(word, Glyph.GOOD);
        };
    }
}
