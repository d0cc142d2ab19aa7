package cloud.nuvem.dev.cluster.guest.simulated;

import cloud.nuvem.dev.cluster.guest.GuestFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a machine says while it starts, and when. */
final class Boot {

    /**
     * One line.
     *
     * @param share of the boot's time that has passed
     */
    record Line(double share, String text) {
        Duration after(Duration boot) {
            return Duration.ofNanos((long) (boot.toNanos() * share));
        }
    }

    /** When the firmware has handed over to the kernel. */
    static final double KERNEL = 0.15;

    private static final double USERLAND = 0.5;

    private Boot() {}

    /** On the screen alone, before there is a console. */
    static List<Line> firmware() {
        return List.of(
                new Line(0, "SeaBIOS (version 1.16.3)"),
                new Line(0.03, "Machine UUID"),
                new Line(0.06, ""),
                new Line(0.08, "Booting from Hard Disk..."),
                new Line(0.12, "GRUB loading."));
    }

    static List<Line> kernel(GuestFacts facts) {
        var said = List.of(
                "Linux version %s (builder@nuvem) #1 SMP".formatted(facts.kernel()),
                "Command line: BOOT_IMAGE=/boot/vmlinuz root=/dev/vda1 ro console=tty0 console=ttyS0,115200",
                "BIOS-provided physical RAM map:",
                "Hypervisor detected: KVM",
                "kvm-clock: using sched offset of 6321 cycles",
                "tsc: Detected 2894.560 MHz processor",
                "ACPI: Core revision 20240827",
                "PCI: Using configuration type 1 for base access",
                "NET: Registered PF_INET protocol family",
                "Serial: 8250/16550 driver, 4 ports, IRQ sharing enabled",
                "virtio_blk virtio2: [vda] ready",
                "virtio_net virtio0 enp1s0: renamed from eth0",
                "EXT4-fs (vda1): mounted filesystem ro with ordered data mode",
                "systemd[1]: Detected virtualization kvm.",
                "systemd[1]: Hostname set to <%s>.".formatted(facts.hostname()));
        var lines = new ArrayList<Line>();
        for (int index = 0; index < said.size(); index++) {
            double share = KERNEL + (USERLAND - KERNEL) * index / said.size();
            double seconds = index * 2.79 / said.size();
            lines.add(new Line(share, "[%12.6f] %s".formatted(seconds, said.get(index))));
        }
        return lines;
    }

    static List<Line> userland() {
        var started = List.of(
                "Mounted /boot.",
                "Started systemd-journald.service - Journal Service.",
                "Finished systemd-udev-trigger.service - Coldplug All udev Devices.",
                "Reached target local-fs.target - Local File Systems.",
                "Started systemd-networkd.service - Network Configuration.",
                "Finished cloud-init-network.service - Cloud-init: Network Stage.",
                "Started qemu-guest-agent.service - QEMU Guest Agent.",
                "Started ssh.service - OpenBSD Secure Shell server.",
                "Finished cloud-final.service - Cloud-init: Final Stage.",
                "Reached target multi-user.target - Multi-User System.");
        var lines = new ArrayList<Line>();
        for (int index = 0; index < started.size(); index++) {
            lines.add(new Line(
                    USERLAND + (1 - USERLAND) * index / started.size(),
                    "[\033[32m  OK  \033[0m] " + started.get(index)));
        }
        return lines;
    }

    static List<String> farewell(boolean again) {
        return List.of(
                "[\033[32m  OK  \033[0m] Stopped ssh.service - OpenBSD Secure Shell server.",
                "[\033[32m  OK  \033[0m] Unmounted /boot.",
                "[\033[32m  OK  \033[0m] Reached target shutdown.target - System Shutdown.",
                again ? "reboot: Restarting system" : "reboot: Power down");
    }
}
