package cloud.nuvem.compute.ui;

import cloud.nuvem.tenancy.ProjectId;
import java.util.LinkedHashMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The wizard's wish as one call of the REST API, ready to be pasted into a shell. */
final class ApiExample {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ApiExample() {}

    static String of(ProjectId project, VmDraft draft) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", draft.name);
        if (draft.count > 1) {
            body.put("count", draft.count);
        }
        body.put("image", draft.image);
        body.put("instanceType", draft.instanceType);
        body.put("bootVolume", draft.bootGib + "Gi");
        body.put("volumeType", draft.volumeType);
        if (!draft.sshKeys.isEmpty()) {
            body.put("sshKeys", draft.sshKeys.stream().map(Object::toString).toList());
        }
        if (!draft.userName.isEmpty()) {
            body.put("userName", draft.userName);
        }
        if (!draft.userData.isBlank()) {
            body.put("userData", draft.userData);
        }
        if (!draft.displayName.isEmpty()) {
            body.put("displayName", draft.displayName);
        }
        if (!draft.tags.isEmpty()) {
            body.put("tags", draft.tags);
        }
        if (draft.deletionProtection) {
            body.put("deletionProtection", true);
        }
        return """
                curl -X POST "$NUVEM/api/v1/projects/%s/virtual-machines" \\
                  -H "Authorization: Bearer $TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -H "Idempotency-Key: $(uuidgen)" \\
                  -d %s""".formatted(project.value(), quoted(JSON.writeValueAsString(body)));
    }

    /** In single quotes for a POSIX shell, where only the quote itself needs care. */
    private static String quoted(String json) {
        return "'" + json.replace("'", "'\\''") + "'";
    }
}
