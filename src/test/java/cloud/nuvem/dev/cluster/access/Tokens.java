package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Caller;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The bearer tokens of one run: random, kept in memory, gone when the cluster stops. */
public final class Tokens {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Caller> bearers = new ConcurrentHashMap<>();
    private final Map<Callers.ServiceAccount, String> serviceAccounts = new ConcurrentHashMap<>();
    private final String administrator = issue(Callers.administrator());

    /** The token of the cluster's administrator, a member of {@code system:masters}. */
    public String administrator() {
        return administrator;
    }

    /** The token of a service account: the same one each time it is asked for. */
    public String serviceAccount(String namespace, String name) {
        return serviceAccounts.computeIfAbsent(
                new Callers.ServiceAccount(namespace, name),
                account -> issue(Callers.serviceAccount(account.namespace(), account.name())));
    }

    Optional<Caller> bearer(String token) {
        return Optional.ofNullable(bearers.get(token));
    }

    private String issue(Caller caller) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        bearers.put(token, caller);
        return token;
    }
}
