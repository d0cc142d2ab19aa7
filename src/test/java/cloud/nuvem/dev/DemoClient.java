package cloud.nuvem.dev;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The confidential clients of the demo realm. Their secrets are known on purpose; {@code NUVEM_…_SECRET} overrides one. */
public enum DemoClient {
    PORTAL("nuvem-portal"),
    ADMIN("nuvem-admin"),
    ACME_ROBOT("acme-robot"),
    GLOBEX_ROBOT("globex-robot");

    private final String clientId;

    DemoClient(String clientId) {
        this.clientId = clientId;
    }

    public String clientId() {
        return clientId;
    }

    public String secret() {
        return System.getenv().getOrDefault(variable(), clientId + "-dev-secret");
    }

    private String variable() {
        return "NUVEM_" + name() + "_SECRET";
    }

    static Map<String, String> environment() {
        return Arrays.stream(values()).collect(Collectors.toMap(DemoClient::variable, DemoClient::secret));
    }
}
