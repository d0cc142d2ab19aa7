package cloud.nuvem.compute.rest;

import cloud.nuvem.compute.VirtualMachine;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Machines as JSON, each written once for as long as it does not change: programs ask for the same pages again and again, and
 * writing them is most of the work. Forgotten with the value it was made from.
 */
@Component
class VmRendering {

    private static final int MOST = 100_000;

    private final JsonMapper json;
    private final Cache<VirtualMachine, RenderedVm> known =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

    VmRendering(JsonMapper json) {
        this.json = json;
    }

    RenderedVm of(VirtualMachine machine) {
        return known.get(machine, unseen -> new RenderedVm(json.writeValueAsString(VmResponse.of(unseen))));
    }
}
