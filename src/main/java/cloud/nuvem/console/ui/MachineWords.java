package cloud.nuvem.console.ui;

import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Status;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;

/** A machine's state in one word. */
final class MachineWords {

    private MachineWords() {}

    static Status status(State state) {
        var words = Words.text("console.machine." + state);
        return switch (state) {
            case RUNNING -> Status.of(Tone.GOOD, Glyph.GOOD, words);
            case PAUSED -> Status.of(Tone.IDLE, Glyph.PAUSED, words);
            case STOPPED -> Status.of(Tone.IDLE, Glyph.IDLE, words);
            case PROVISIONING, STARTING, STOPPING -> Status.of(Tone.BUSY, Glyph.BUSY, words);
            case MIGRATING -> Status.of(Tone.BUSY, Glyph.SWAP, words);
            case ERROR -> Status.of(Tone.BAD, Glyph.BAD, words);
        };
    }
}
