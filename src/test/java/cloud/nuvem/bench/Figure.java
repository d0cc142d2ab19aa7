package cloud.nuvem.bench;

/**
 * One line of the result.
 *
 * @param baseline what it is compared with, by name and figure
 * @param ours the product's figure
 * @param ratio of the two, as its target is put
 * @param target in words; empty where none is set
 */
record Figure(String what, String baseline, String ours, String ratio, String target, Verdict verdict) {

    /** Against the target. */
    enum Verdict {
        REACHED("reached"),
        MISSED("missed"),
        STATED("");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        static Verdict of(boolean reached) {
            return reached ? REACHED : MISSED;
        }
    }

    String row() {
        return "| " + String.join(" | ", what, baseline, ours, ratio, target, verdict.word) + " |";
    }
}
