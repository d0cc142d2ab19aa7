package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.Admission;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Secrets: what was written as text is kept encoded. */
final class SecretDefaults implements Admission {

    @Override
    public void mutate(Write write) {
        var secret = write.object();
        if (secret == null
                || !write.type().group().isEmpty()
                || !write.type().plural().equals("secrets")) {
            return;
        }
        if (!Json.has(secret, "type")) {
            secret.put("type", "Opaque");
        }
        for (var text : Json.at(secret, "stringData").properties()) {
            var bytes = text.getValue().asString("").getBytes(StandardCharsets.UTF_8);
            Json.child(secret, "data").put(text.getKey(), Base64.getEncoder().encodeToString(bytes));
        }
        secret.remove("stringData");
    }
}
