package cloud.nuvem.ui;

import java.util.Locale;

/** The five colours a status can have. A tone never speaks alone: a glyph and a word stand beside it. */
public enum Tone {
    /** Running, paid, healthy. */
    GOOD,
    /** On its way: provisioning, starting, migrating. */
    BUSY,
    /** At rest: stopped, draft. */
    IDLE,
    /** Wants attention soon: pending changes, near a limit. */
    WARN,
    /** Broken or lost: error, overdue. */
    BAD;

    /** The word that style sheets know it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
