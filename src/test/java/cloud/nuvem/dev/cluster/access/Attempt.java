package cloud.nuvem.dev.cluster.access;

import io.fabric8.kubernetes.client.KubernetesClient;

/** What somebody tries in a project where a machine {@code web} runs. */
enum Attempt {
    CREATE_A_VM,
    APPLY_A_VM,
    GET_A_VM,
    LIST_VMS,
    DELETE_A_VM,
    APPLY_A_SECRET,
    START_A_VM,
    READ_THE_GUEST,
    OPEN_THE_SCREEN;

    Answer by(KubernetesClient client, Project project) {
        return switch (this) {
            case CREATE_A_VM -> Answer.toPost(client, project.vms(), Manifests.vm("intruder"));
            case APPLY_A_VM -> Answer.toApply(client, project.vms() + "/web", Manifests.vm("web"));
            case GET_A_VM -> Answer.toGet(client, project.vms() + "/web");
            case LIST_VMS -> Answer.toGet(client, project.vms());
            case DELETE_A_VM -> Answer.toDelete(client, project.vms() + "/web");
            case APPLY_A_SECRET ->
                Answer.toApply(client, project.of("v1", "secrets") + "/intruder", Manifests.secret("intruder"));
            case START_A_VM -> Answer.toPut(client, project.action("virtualmachines", "web", "start"));
            case READ_THE_GUEST ->
                Answer.toGet(client, project.action("virtualmachineinstances", "web", "guestosinfo"));
            case OPEN_THE_SCREEN -> Answer.toGet(client, project.action("virtualmachineinstances", "web", "vnc"));
        };
    }
}
