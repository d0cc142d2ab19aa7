package cloud.nuvem.dev.cluster.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who a guest is.
 *
 * @param uid of the running instance: another start is another guest
 * @param system as {@code /etc/os-release} names it
 * @param kernel release of the kernel
 * @param address empty when it has none
 * @param started when it was turned on
 * @param boot how long it takes to the login
 */
public record GuestFacts(
        String uid,
        String hostname,
        String system,
        String kernel,
        Optional<String> address,
        Instant started,
        Duration boot) {}
