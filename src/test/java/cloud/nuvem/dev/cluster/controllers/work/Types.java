package cloud.nuvem.dev.cluster.controllers.work;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;

/** The kinds that controllers handle, looked up once. */
public record Types(
        ResourceType namespaces,
        ResourceType serviceAccounts,
        ResourceType nodes,
        ResourceType pods,
        ResourceType secrets,
        ResourceType configMaps,
        ResourceType services,
        ResourceType events,
        ResourceType claims,
        ResourceType volumes,
        ResourceType storageClasses,
        ResourceType revisions,
        ResourceType virtualMachines,
        ResourceType instances,
        ResourceType migrations,
        ResourceType kubeVirts,
        ResourceType dataVolumes,
        ResourceType dataSources,
        ResourceType storageProfiles) {

    public static Types of(Resources resources) {
        return new Types(
                resources.type("", "namespaces"),
                resources.type("", "serviceaccounts"),
                resources.type("", "nodes"),
                resources.type("", "pods"),
                resources.type("", "secrets"),
                resources.type("", "configmaps"),
                resources.type("", "services"),
                resources.type("", "events"),
                resources.type("", "persistentvolumeclaims"),
                resources.type("", "persistentvolumes"),
                resources.type("storage.k8s.io", "storageclasses"),
                resources.type("apps", "controllerrevisions"),
                resources.type("kubevirt.io", "virtualmachines"),
                resources.type("kubevirt.io", "virtualmachineinstances"),
                resources.type("kubevirt.io", "virtualmachineinstancemigrations"),
                resources.type("kubevirt.io", "kubevirts"),
                resources.type("cdi.kubevirt.io", "datavolumes"),
                resources.type("cdi.kubevirt.io", "datasources"),
                resources.type("cdi.kubevirt.io", "storageprofiles"));
    }
}
