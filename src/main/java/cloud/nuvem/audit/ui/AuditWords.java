package cloud.nuvem.audit.ui;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Status;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import java.util.regex.Pattern;

/** Entries in the reader's words. */
final class AuditWords {

    private static final Pattern MEMBER = Pattern.compile("(?<name>.*): (?<role>[A-Z]+) \\(.*\\)");

    private AuditWords() {}

    /** The bare name for an action that nobody has put into words. */
    static String action(AuditEntry entry) {
        return Words.find("audit.action." + entry.action()).orElse(entry.action());
    }

    /** Who was given or lost a role is named with the role in the reader's words, without the id. */
    static String target(AuditEntry entry) {
        var name = entry.target().name();
        var member = MEMBER.matcher(name);
        if (!entry.target().kind().equals("member") || !member.matches()) {
            return name;
        }
        var role = member.group("role");
        return member.group("name") + ": " + Words.find("member.role." + role).orElse(role);
    }

    static String code(AuditEntry entry) {
        var code = entry.code();
        return code == null ? "" : code;
    }

    static String finished(AuditEntry entry) {
        var finishedAt = entry.finishedAt();
        return finishedAt == null ? "" : Reader.current().exact(finishedAt);
    }

    static Status status(AuditEntry entry) {
        var words = Words.text("audit.outcome." + entry.outcome());
        return switch (entry.outcome()) {
            case DONE -> Status.of(Tone.GOOD, Glyph.CHECK, words);
            case REFUSED -> Status.of(Tone.WARN, Glyph.LOCK, words);
            case FAILED -> Status.of(Tone.BAD, Glyph.BAD, words);
            case PENDING -> Status.of(Tone.BUSY, Glyph.BUSY, words);
            case UNKNOWN -> Status.of(Tone.WARN, Glyph.HELP, words);
        };
    }
}
