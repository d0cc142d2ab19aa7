package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterSocket;

/** What {@link RawCluster} calls; told path, query and subprotocol. */
interface MachineEnds {

    ClusterSocket connect(String what);

    byte[] picture(String what);
}
