package cloud.nuvem.dev.prometheus.machines;

import java.util.Optional;
import java.util.stream.Stream;

/** The series of KubeVirt 1.9 about running machines. */
enum Metric {
    CPU_USAGE(
            "cpu_usage_seconds_total",
            Subject.MACHINE,
            "Total CPU time spent in all modes (sum of both vcpu and hypervisor usage)."),
    CPU_USER("cpu_user_usage_seconds_total", Subject.MACHINE, "Total CPU time spent in user mode."),
    CPU_SYSTEM("cpu_system_usage_seconds_total", Subject.MACHINE, "Total CPU time spent in system mode."),
    VCPU("vcpu_seconds_total", Subject.VCPU, "Total amount of time spent in each state by each vcpu."),
    VCPU_WAIT("vcpu_wait_seconds_total", Subject.VCPU, "Amount of time spent by each vcpu while waiting on I/O."),
    VCPU_DELAY(
            "vcpu_delay_seconds_total",
            Subject.VCPU,
            "Amount of time spent by each vcpu waiting in the queue instead of running."),
    LOAD_1("guest_load_1m", Subject.GUEST, "Guest system load average over 1 minute as reported by the guest agent."),
    LOAD_5("guest_load_5m", Subject.GUEST, "Guest system load average over 5 minutes as reported by the guest agent."),
    LOAD_15(
            "guest_load_15m",
            Subject.GUEST,
            "Guest system load average over 15 minutes as reported by the guest agent."),
    MEMORY_DOMAIN("memory_domain_bytes", Subject.MACHINE, "The amount of memory in bytes allocated to the domain."),
    MEMORY_AVAILABLE("memory_available_bytes", Subject.MACHINE, "Amount of usable memory as seen by the domain."),
    MEMORY_USABLE(
            "memory_usable_bytes",
            Subject.MACHINE,
            "The amount of memory which can be reclaimed without pushing the guest system to swap."),
    MEMORY_UNUSED("memory_unused_bytes", Subject.MACHINE, "The amount of memory left completely unused by the system."),
    MEMORY_CACHED(
            "memory_cached_bytes",
            Subject.MACHINE,
            "The amount of memory that is being used to cache I/O and is available to be reclaimed."),
    MEMORY_RESIDENT("memory_resident_bytes", Subject.MACHINE, "Resident set size of the process running the domain."),
    MEMORY_BALLOON("memory_actual_balloon_bytes", Subject.MACHINE, "Current balloon size in bytes."),
    SWAP_IN(
            "memory_swap_in_traffic_bytes",
            Subject.MACHINE,
            "The total amount of data read from swap space of the guest in bytes."),
    SWAP_OUT(
            "memory_swap_out_traffic_bytes",
            Subject.MACHINE,
            "The total amount of memory written out to swap space of the guest in bytes."),
    MAJOR_FAULTS("memory_pgmajfault_total", Subject.MACHINE, "The number of page faults when disk IO was required."),
    MINOR_FAULTS(
            "memory_pgminfault_total",
            Subject.MACHINE,
            "The number of other page faults, when disk IO was not required."),
    READ_REQUESTS("storage_iops_read_total", Subject.DRIVE, "Total number of I/O read operations."),
    WRITE_REQUESTS("storage_iops_write_total", Subject.DRIVE, "Total number of I/O write operations."),
    READ_BYTES("storage_read_traffic_bytes_total", Subject.DRIVE, "Total number of bytes read from storage."),
    WRITE_BYTES("storage_write_traffic_bytes_total", Subject.DRIVE, "Total number of written bytes."),
    READ_TIMES("storage_read_times_seconds_total", Subject.DRIVE, "Total time spent on read operations."),
    WRITE_TIMES("storage_write_times_seconds_total", Subject.DRIVE, "Total time spent on write operations."),
    FLUSH_REQUESTS("storage_flush_requests_total", Subject.DRIVE, "Total storage flush requests."),
    FLUSH_TIMES("storage_flush_times_seconds_total", Subject.DRIVE, "Total time spent on cache flushing."),
    RECEIVED_BYTES("network_receive_bytes_total", Subject.INTERFACE, "Total network traffic received in bytes."),
    SENT_BYTES("network_transmit_bytes_total", Subject.INTERFACE, "Total network traffic transmitted in bytes."),
    RECEIVED_PACKETS("network_receive_packets_total", Subject.INTERFACE, "Total network traffic received packets."),
    SENT_PACKETS("network_transmit_packets_total", Subject.INTERFACE, "Total network traffic transmitted packets."),
    RECEIVE_ERRORS("network_receive_errors_total", Subject.INTERFACE, "Total network received error packets."),
    SEND_ERRORS("network_transmit_errors_total", Subject.INTERFACE, "Total network transmitted error packets."),
    RECEIVED_DROPPED(
            "network_receive_packets_dropped_total",
            Subject.INTERFACE,
            "The total number of rx packets dropped on vNIC interfaces."),
    SENT_DROPPED(
            "network_transmit_packets_dropped_total",
            Subject.INTERFACE,
            "The total number of tx packets dropped on vNIC interfaces."),
    FILESYSTEM_CAPACITY("filesystem_capacity_bytes", Subject.FILESYSTEM, "Total VM filesystem capacity in bytes."),
    FILESYSTEM_USED("filesystem_used_bytes", Subject.FILESYSTEM, "Used VM filesystem capacity in bytes."),
    INFORMATION("info", Subject.INFORMATION, "Information about VirtualMachineInstances.");

    private final String title;
    private final Subject subject;
    private final String help;

    /** What there is one series for. */
    enum Subject {
        MACHINE,
        /** The machine, when its agent talks. */
        GUEST,
        VCPU,
        DRIVE,
        INTERFACE,
        FILESYSTEM,
        INFORMATION
    }

    Metric(String title, Subject subject, String help) {
        this.title = "kubevirt_vmi_" + title;
        this.subject = subject;
        this.help = help;
    }

    String title() {
        return title;
    }

    Subject subject() {
        return subject;
    }

    String help() {
        return help;
    }

    static Optional<Metric> of(String title) {
        return Stream.of(values()).filter(each -> each.title.equals(title)).findFirst();
    }
}
