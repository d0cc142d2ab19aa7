package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Status;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import java.util.Locale;

/** A machine's state in plain words. */
final class VmWords {

    private VmWords() {}

    static Status status(VmStatus status) {
        return switch (status) {
            case VmStatus.Provisioning(var phase, var percent, var since) ->
                new Status(Tone.BUSY, Glyph.BUSY, Words.text("vm.phase." + key(phase)), percent);
            case VmStatus.Starting starting -> Status.of(Tone.BUSY, Glyph.BUSY, Words.text("vm.state.starting"));
            case VmStatus.Running running -> Status.of(Tone.GOOD, Glyph.GOOD, Words.text("vm.state.running"));
            case VmStatus.Paused paused -> Status.of(Tone.IDLE, Glyph.PAUSED, Words.text("vm.state.paused"));
            case VmStatus.Stopping(boolean deleting, var since) ->
                Status.of(Tone.BUSY, Glyph.BUSY, Words.text(deleting ? "vm.state.deleting" : "vm.state.stopping"));
            case VmStatus.Stopped stopped -> Status.of(Tone.IDLE, Glyph.IDLE, Words.text("vm.state.stopped"));
            case VmStatus.Migrating migrating -> Status.of(Tone.BUSY, Glyph.SWAP, Words.text("vm.state.migrating"));
            case VmStatus.Error(var problem, var detail, var since) ->
                Status.of(Tone.BAD, Glyph.BAD, Words.text("vm.problem." + key(problem) + ".state"));
        };
    }

    /** What is wrong, what it means for the bill, what happens next: for a machine in error. */
    static String problem(VirtualMachine machine, VmStatus.Error error, String region) {
        return Words.text(
                "vm.problem." + key(error.problem()) + ".sentence",
                region,
                machine.memory(),
                machine.instanceType() == null ? "" : machine.instanceType());
    }

    /** What the person can do about it. */
    static String remedy(VmStatus.Error error) {
        return Words.text("vm.problem." + key(error.problem()) + ".action");
    }

    /** {@code 2 vCPU · 8 GiB}. */
    static String size(int vcpus, DataSize memory) {
        return Words.text("vm.size", vcpus, Texts.size(Reader.current().locale(), memory));
    }

    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
