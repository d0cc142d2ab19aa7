package cloud.nuvem.dev.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What {@code kubectl} and every other client read. */
final class Kubeconfig {

    private Kubeconfig() {}

    static String of(String url, String authority, String token, String namespace) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: nuvem
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: nuvem
                  user:
                    token: %s
                contexts:
                - name: nuvem
                  context:
                    cluster: nuvem
                    user: nuvem
                    namespace: %s
                current-context: nuvem
                """.formatted(
                url, Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)), token, namespace);
    }
}
