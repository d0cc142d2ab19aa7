package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.List;
import java.util.Map;

/**
 * Acting as somebody else. The constrained modes come first, the classic verb last, and the first refusal is the one
 * that is told: so the portal hears which {@code impersonate-on:…} right it lacks.
 *
 * @see <a href="https://kep.k8s.io/5284">KEP-5284, constrained impersonation</a>
 */
final class Impersonation {

    private static final String CONSTRAINED_GROUP = "authentication.k8s.io";

    private final Rbac rbac;

    Impersonation(Rbac rbac) {
        this.rbac = rbac;
    }

    Caller impersonate(Caller bearer, Map<String, List<String>> headers, ApiRequest request) {
        var wanted = Wanted.from(headers);
        if (wanted.isEmpty()) {
            return bearer;
        }
        var caller = wanted.get();
        StatusException refusal = null;
        var mode = mode(caller);
        if (!mode.isEmpty()) {
            try {
                checkConstrained(bearer, caller, mode, request);
                return caller.resolved();
            } catch (StatusException refused) {
                refusal = refused;
            }
        }
        try {
            checkIdentity(bearer, caller, "impersonate", "");
            return caller.resolved();
        } catch (StatusException refused) {
            throw refusal == null ? refused : refusal;
        }
    }

    /** The constrained mode that fits, or empty: a service account with groups of choice is no service account. */
    private static String mode(Wanted wanted) {
        if (wanted.serviceAccount().isPresent()) {
            return wanted.isUsernameAlone() ? "serviceaccount" : "";
        }
        return wanted.username().startsWith("system:node:") ? "" : "user-info";
    }

    private void checkConstrained(Caller bearer, Wanted wanted, String mode, ApiRequest request) {
        var outer = ApiRequests.withSubresource(request, ApiRequests.firstWord(request.subresource()));
        check(bearer, ApiRequests.withVerb(outer, "impersonate-on:" + mode + ":" + request.verb()));
        checkIdentity(bearer, wanted, "impersonate:" + mode, CONSTRAINED_GROUP);
    }

    /** @param group of users, groups and service accounts: the core group for the classic verb */
    private void checkIdentity(Caller bearer, Wanted wanted, String verb, String group) {
        boolean constrained = !group.isEmpty();
        check(bearer, user(wanted, verb, group));
        if (!wanted.uid().isEmpty()) {
            check(bearer, identity(verb, CONSTRAINED_GROUP, "uids", wanted.uid()));
        }
        if (constrained) {
            refuseGroups(bearer, wanted, verb);
        }
        wanted.groups().forEach(name -> check(bearer, identity(verb, group, "groups", name)));
        if (constrained) {
            refuseExtra(bearer, wanted, verb);
        }
        wanted.extra().forEach((key, values) -> values.forEach(value -> check(bearer, extra(verb, key, value))));
    }

    /** What constrained impersonation refuses whatever the rights are. */
    private static void refuseGroups(Caller bearer, Wanted wanted, String verb) {
        if (wanted.groups().contains("")) {
            var attributes = identity(verb, CONSTRAINED_GROUP, "groups", "");
            throw Refusals.forbidden(bearer, attributes, "impersonating the empty string group is not allowed");
        }
        if (wanted.groups().contains(Callers.MASTERS)) {
            var attributes = identity(verb, CONSTRAINED_GROUP, "groups", Callers.MASTERS);
            throw Refusals.forbidden(bearer, attributes, "impersonating the system:masters group is not allowed");
        }
    }

    private static void refuseExtra(Caller bearer, Wanted wanted, String verb) {
        wanted.extraProblem().ifPresent(problem -> {
            throw Refusals.forbidden(bearer, identity(verb, CONSTRAINED_GROUP, "userextras", ""), problem);
        });
    }

    private void check(Caller bearer, ApiRequest attributes) {
        if (rbac.decide(bearer, attributes) instanceof Decision.Denied(var reason)) {
            throw Refusals.forbidden(bearer, attributes, reason);
        }
    }

    private static ApiRequest user(Wanted wanted, String verb, String group) {
        return wanted.serviceAccount()
                .map(account ->
                        ApiRequests.in(account.namespace(), identity(verb, group, "serviceaccounts", account.name())))
                .orElseGet(() -> identity(verb, group, "users", wanted.username()));
    }

    private static ApiRequest identity(String verb, String group, String resource, String name) {
        return ApiRequests.resource(verb, group, resource, name);
    }

    private static ApiRequest extra(String verb, String key, String value) {
        return ApiRequests.withSubresource(identity(verb, CONSTRAINED_GROUP, "userextras", value), key);
    }
}
