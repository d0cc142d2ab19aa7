package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.ProjectMember;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What screens showed a moment ago, for members who may use the console, decided before anybody comes here. However many look,
 * a machine is asked once per interval; when the cluster does not answer there is no picture, and nothing else.
 */
@Component
class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    private static final byte[] NONE = new byte[0];

    private final ConsoleGateway gateway;
    private final Cache<Key, byte[]> recent;
    private final Semaphore asking;
    private final long largest;

    /** The project is part of the key, so that no picture can reach another tenant by a machine's id. */
    private record Key(ProjectId project, String machineUid) {}

    Pictures(ConsoleGateway gateway, ConsoleProperties properties) {
        this.gateway = gateway;
        this.asking = new Semaphore(properties.pictures().atOnce());
        this.largest = properties.pictures().largest().toBytes();
        this.recent = Caffeine.newBuilder()
                .expireAfterWrite(properties.pictures().keep())
                .maximumWeight(properties.pictures().cached().toBytes())
                .weigher((Key key, byte[] picture) -> picture.length + 128)
                .build();
    }

    /** Empty when there is none to be had just now. */
    Optional<byte[]> of(ProjectMember member, VirtualMachine machine) {
        var key = new Key(member.project().id(), machine.uid());
        var picture = recent.get(key, unknown -> take(member, machine));
        return picture.length == 0 ? Optional.empty() : Optional.of(picture);
    }

    void forget() {
        recent.invalidateAll();
    }

    /** That there was none is remembered as well, so that a broken screen is not asked for all the time. */
    private byte[] take(ProjectMember member, VirtualMachine machine) {
        if (!asking.tryAcquire()) {
            return NONE;
        }
        try {
            var picture = gateway.screenshot(member, machine.name());
            return picture.length > largest ? NONE : picture;
        } catch (ClusterException none) {
            LOG.debug("No picture of {}", machine.uid(), none);
            return NONE;
        } finally {
            asking.release();
        }
    }
}
