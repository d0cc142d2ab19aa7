package cloud.nuvem.compute;

import cloud.nuvem.kernel.DataSize;

/**
 * A size that machines come in; immutable (KubeVirt {@code VirtualMachineClusterInstancetype} labelled as published).
 *
 * @param series the family it belongs to, by its short name ({@code u1})
 */
public record InstanceType(String name, String series, int vcpus, DataSize memory, boolean recommended) {}
