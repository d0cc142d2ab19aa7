package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Whom the {@code Impersonate-*} headers ask for, word by word; nothing is added or checked yet. */
record Wanted(String username, String uid, List<String> groups, Map<String, List<String>> extra) {

    private static final String EXTRA = "impersonate-extra-";
    /** A domain, a slash and a path, such as {@code nuvem.cloud/request}. */
    private static final Pattern DOMAIN_PREFIXED = Pattern.compile(
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+");

    /**
     * @param headers names in lower case
     * @return empty when there are no such headers
     * @throws StatusException 400 when there are some, but no user
     */
    static Optional<Wanted> from(Map<String, List<String>> headers) {
        Map<String, List<String>> extra = new TreeMap<>();
        headers.forEach((name, values) -> {
            if (name.startsWith(EXTRA)) {
                extra.computeIfAbsent(unescape(name.substring(EXTRA.length())), key -> new ArrayList<>())
                        .addAll(values);
            }
        });
        var wanted = new Wanted(
                first(headers, "impersonate-user"),
                first(headers, "impersonate-uid"),
                headers.getOrDefault("impersonate-group", List.of()),
                extra);
        if (!wanted.username.isEmpty()) {
            return Optional.of(wanted);
        }
        if (!wanted.isUsernameAlone()) {
            throw StatusException.of(
                    400, "BadRequest", "requested %s without impersonating a user name".formatted(wanted));
        }
        return Optional.empty();
    }

    boolean isUsernameAlone() {
        return uid.isEmpty() && groups.isEmpty() && extra.isEmpty();
    }

    Optional<Callers.ServiceAccount> serviceAccount() {
        return Callers.asServiceAccount(username);
    }

    /** What constrained impersonation finds wrong with the extra values, if anything. */
    Optional<String> extraProblem() {
        for (var entry : extra.entrySet()) {
            var key = entry.getKey();
            if (key.isEmpty()) {
                return Optional.of("impersonating the empty string key in extra is not allowed");
            }
            if (!DOMAIN_PREFIXED.matcher(key).matches()) {
                return Optional.of("impersonating an invalid key in extra is not allowed: extra.key: Invalid value: \""
                        + key + "\": must be a domain-prefixed path (such as \"acme.io/foo\")");
            }
            if (entry.getValue().contains("")) {
                return Optional.of("impersonating the empty string value in extra is not allowed");
            }
        }
        return Optional.empty();
    }

    /** The caller with the groups that come with being one. */
    Caller resolved() {
        List<String> all = new ArrayList<>(groups);
        if (groups.isEmpty()) {
            serviceAccount()
                    .ifPresent(account -> all.addAll(Callers.serviceAccount(account.namespace(), account.name())
                            .groups()));
        }
        var implied = username.equals(Callers.ANONYMOUS) ? Callers.UNAUTHENTICATED : Callers.AUTHENTICATED;
        if (!all.contains(implied) && !all.contains(Callers.UNAUTHENTICATED)) {
            all.add(implied);
        }
        return new Caller(username, List.copyOf(all), Map.copyOf(extra));
    }

    private static String first(Map<String, List<String>> headers, String name) {
        var values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Keys are percent-encoded, because a header name can hold no slash. A malformed one is taken as it is. */
    private static String unescape(String key) {
        var lower = key.toLowerCase(Locale.ROOT);
        try {
            return URLDecoder.decode(lower.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return lower;
        }
    }
}
