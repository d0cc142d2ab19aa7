package cloud.nuvem.cluster;

import cloud.nuvem.kernel.Region;
import java.util.List;

/** The clusters that this Nuvem drives. */
public interface Regions {

    /** In the order of the configuration; the first is offered first. */
    List<Region> all();
}
