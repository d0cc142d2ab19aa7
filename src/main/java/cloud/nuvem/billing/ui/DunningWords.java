package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Payments.Dunning;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import java.time.Instant;
import java.util.Optional;

/** What comes next if nothing is paid, in one calm sentence. */
final class DunningWords {

    private DunningWords() {}

    static String sentence(Dunning dunning) {
        if (dunning.stopped()) {
            return Words.text("payments.dunning.stopped");
        }
        if (dunning.blocked()) {
            return Optional.ofNullable(dunning.stops())
                    .map(moment -> Words.text("payments.dunning.blocked-stops", moment(moment)))
                    .orElseGet(() -> Words.text("payments.dunning.blocked"));
        }
        return Optional.ofNullable(dunning.blocks())
                .map(moment -> Words.text("payments.dunning.blocks", moment(moment)))
                .orElseGet(() -> Words.text("payments.dunning.failed"));
    }

    static Tone tone(Dunning dunning) {
        return dunning.blocked() || dunning.stopped() ? Tone.BAD : Tone.WARN;
    }

    private static String moment(Instant moment) {
        return Reader.current().moment(moment);
    }
}
