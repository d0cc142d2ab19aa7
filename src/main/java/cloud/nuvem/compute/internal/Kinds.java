package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ResourceKind;

/** The kinds that machines are made of. */
final class Kinds {

    static final ResourceKind VIRTUAL_MACHINE =
            new ResourceKind("kubevirt.io", "v1", "virtualmachines", "VirtualMachine");
    static final ResourceKind INSTANCE =
            new ResourceKind("kubevirt.io", "v1", "virtualmachineinstances", "VirtualMachineInstance");
    static final ResourceKind MIGRATION = new ResourceKind(
            "kubevirt.io", "v1", "virtualmachineinstancemigrations", "VirtualMachineInstanceMigration");
    static final ResourceKind DATA_VOLUME = new ResourceKind("cdi.kubevirt.io", "v1beta1", "datavolumes", "DataVolume");
    static final ResourceKind DATA_SOURCE = new ResourceKind("cdi.kubevirt.io", "v1beta1", "datasources", "DataSource");
    static final ResourceKind INSTANCE_TYPE = new ResourceKind(
            "instancetype.kubevirt.io",
            "v1beta1",
            "virtualmachineclusterinstancetypes",
            "VirtualMachineClusterInstancetype");
    static final ResourceKind STORAGE_CLASS =
            new ResourceKind("storage.k8s.io", "v1", "storageclasses", "StorageClass");
    static final ResourceKind VOLUME_CLAIM = ResourceKind.core("persistentvolumeclaims", "PersistentVolumeClaim");
    static final ResourceKind SECRET = ResourceKind.core("secrets", "Secret");
    static final ResourceKind EVENT = ResourceKind.core("events", "Event");

    /** Orders to a machine, whether it runs or not. */
    static final ResourceKind MACHINE_ORDERS =
            new ResourceKind("subresources.kubevirt.io", "v1", "virtualmachines", "VirtualMachine");
    /** Orders to a running machine. */
    static final ResourceKind INSTANCE_ORDERS =
            new ResourceKind("subresources.kubevirt.io", "v1", "virtualmachineinstances", "VirtualMachineInstance");

    static final String PREFERENCE = "VirtualMachineClusterPreference";

    /** Where the provider keeps images. */
    static final String IMAGE_NAMESPACE = "nuvem-images";

    private Kinds() {}
}
