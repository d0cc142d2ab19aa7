package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.TimelineEntry;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Timeline;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import java.util.List;
import java.util.Map;

/** What happened to a machine, in the reader's words. */
final class TimelineWords {

    /** By the end of the code; what is not listed has the glyph of its kind. */
    private static final Map<String, Glyph> GLYPHS = Map.ofEntries(
            Map.entry("start", Glyph.PLAY),
            Map.entry("started", Glyph.PLAY),
            Map.entry("resume", Glyph.PLAY),
            Map.entry("stop", Glyph.STOP),
            Map.entry("stopped", Glyph.STOP),
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

    private TimelineWords() {}

    static List<Timeline.Entry> entries(VmDesk desk, VirtualMachine machine) {
        return desk.machines().timeline(desk.desk().actor(), machine.project(), machine.name()).stream()
                .map(TimelineWords::entry)
                .toList();
    }

    private static Timeline.Entry entry(TimelineEntry entry) {
        var title = Words.text("timeline." + entry.code());
        var times = entry.count() > 1 ? title + " " + Words.text("vm.timeline.times", entry.count()) : title;
        var actor = entry.actor();
        return new Timeline.Entry(
                tone(entry.kind()), glyph(entry), times, entry.detail(), actor == null ? "" : actor, entry.at());
    }

    private static Tone tone(TimelineEntry.Kind kind) {
        return switch (kind) {
            case ACTION -> Tone.IDLE;
            case PROGRESS -> Tone.BUSY;
            case GOOD -> Tone.GOOD;
            case PROBLEM -> Tone.BAD;
        };
    }

    private static Glyph glyph(TimelineEntry entry) {
        var word = entry.code().substring(entry.code().lastIndexOf('.') + 1);
        return switch (entry.kind()) {
            case PROBLEM -> Glyph.BAD;
            case ACTION -> GLYPHS.getOrDefault(word, Glyph.PENCIL);
            case PROGRESS -> GLYPHS.getOrDefault(word, Glyph.BUSY);
            case GOOD -> GLYPHS.getOrDefault(word, Glyph.GOOD);
        };
    }
}
