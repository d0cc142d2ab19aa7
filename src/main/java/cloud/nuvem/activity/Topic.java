package cloud.nuvem.activity;

/** What an entry is about, for narrowing. */
public enum Topic {
    /** What people did, or tried. */
    ACTION,
    /** Somebody had a console open. */
    CONSOLE,
    /** The way from being launched to being off. */
    RUN,
    /** From one host to another. */
    MIGRATION,
    /** Its volumes. */
    VOLUME
}
