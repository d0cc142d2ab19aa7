package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectId;
import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has chosen so far, as typed: valid or not, so that nothing is lost by going back or reloading. Lives in the
 * session, one per project. Its id becomes the request id: pressing the last button twice makes one machine.
 */
final class VmDraft implements Serializable {

    static final int MOST = 10;

    private String requestId = UUID.randomUUID().toString();
    String image = "";
    String instanceType = "";
    int bootGib;
    String volumeType = "";
    Set<SshKeyId> sshKeys = new LinkedHashSet<>();
    String userName = "";
    String userData = "";
    String name = "";
    String displayName = "";
    String newKeyName = "";
    String newKey = "";
    String typedTags = "";
    Map<String, String> tags = new LinkedHashMap<>();
    int count = 1;
    boolean deletionProtection;
    String step = "";

    static VmDraft of(VaadinSession session, ProjectId project) {
        var key = key(project);
        if (session.getAttribute(key) instanceof VmDraft draft) {
            return draft;
        }
        var draft = new VmDraft();
        session.setAttribute(key, draft);
        return draft;
    }

    static void forget(VaadinSession session, ProjectId project) {
        session.setAttribute(key(project), null);
    }

    private static String key(ProjectId project) {
        return VmDraft.class.getName() + ":" + project.value();
    }

    /** Whether anything worth asking about was entered. */
    boolean isTouched() {
        return !name.isEmpty() || !userData.isEmpty() || !typedTags.isEmpty() || !newKey.isEmpty();
    }

    /** After a refusal that made nothing, the next try is another wish. */
    void newWish() {
        requestId = UUID.randomUUID().toString();
    }

    boolean hasValidCount() {
        return count >= 1 && count <= MOST;
    }

    boolean hasValidName() {
        return ResourceName.isValid(name) && (count == 1 || ResourceName.isValid(name + "-" + MOST));
    }

    /** Only when {@link #hasValidName}. */
    CreateVm command() {
        return new CreateVm(
                requestId,
                new ResourceName(name),
                count,
                image,
                instanceType,
                DataSize.ofGib(bootGib),
                volumeType.isEmpty() ? null : volumeType,
                sshKeys.stream().toList(),
                orNull(userName),
                orNull(userData),
                orNull(displayName),
                Map.copyOf(tags),
                deletionProtection,
                true);
    }

    private static @Nullable String orNull(String typed) {
        return typed.isBlank() ? null : typed;
    }
}
