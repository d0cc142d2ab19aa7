package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.cluster.access.policy.AdmissionPolicies;
import cloud.nuvem.dev.cluster.access.quota.*;
import cloud.nuvem.dev.cluster.core.*;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PolicyThrowawayTests {
    static ObjectNode y(String s) { return (ObjectNode) YAMLMapper.shared().readTree(s); }

    @Test
    void t() {
        var r = new FakeResources();
        r.admission.add(new NamespaceLifecycle(r));
        r.admission.add(new AdmissionPolicies(r));
        r.admission.add(new ResourceQuotas(r));
        var f = new Foundations(r);
        f.installSystemRoles();
        f.install(Path.of("helm/nuvem/cluster/rbac.yaml"));
        f.install(Path.of("helm/nuvem/cluster/admission-policies.yaml"));
        var portal = Callers.serviceAccount("nuvem-system", "nuvem-portal");
        var ns = r.type("", "namespaces");
        var admin = Callers.administrator();
        for (String p : List.of("pa", "pb")) r.create(ns, y("metadata: {name: nuvem-" + p + ", labels: {nuvem.cloud/project: " + p + "}}"), portal);
        say(() -> r.create(ns, y("metadata: {name: other}"), portal));
        say(() -> r.create(ns, y("metadata: {name: other, labels: {nuvem.cloud/project: x}}"), portal));
        var rb = r.type("rbac.authorization.k8s.io", "rolebindings");
        String b = "metadata: {name: %s, namespace: %s}\nroleRef: {kind: ClusterRole, name: %s}\nsubjects: [{kind: Group, name: '%s'}]";
        r.create(rb, y(b.formatted("a", "nuvem-pa", "nuvem-operator", "nuvem:project:pa:operator")), portal);
        say(() -> r.create(rb, y(b.formatted("b", "nuvem-pa", "nuvem-operator", "nuvem:project:pb:operator")), portal));
        say(() -> r.create(rb, y(b.formatted("b", "nuvem-system", "nuvem-operator", "nuvem:project:pb:operator")), portal));
        say(() -> r.create(rb, y(b.formatted("b", "gone", "nuvem-operator", "nuvem:project:pb:operator")), portal));
        var vm = r.type("kubevirt.io", "virtualmachines");
        var tenant = new Caller("nuvem:1", List.of("nuvem:project:pa:operator", "system:authenticated"), Map.of());
        r.create(vm, y("metadata: {name: web, namespace: nuvem-pa, labels: {nuvem.cloud/protected: 'true'}}"), tenant);
        say(() -> r.delete(vm, "nuvem-pa", "web", tenant));
        say(() -> r.delete(vm, "nuvem-pa", "web", admin));
        say(() -> r.create(vm, y("metadata: {name: web, namespace: nuvem-pb}"), tenant));
        var q = r.type("", "resourcequotas");
        r.create(q, y("metadata: {name: project, namespace: nuvem-pa}\nspec: {hard: {count/virtualmachines.kubevirt.io: 2, requests.storage: 10Gi, services.loadbalancers: '0'}}"), admin);
        r.create(vm, y("metadata: {name: db, namespace: nuvem-pa}"), tenant);
        say(() -> r.create(vm, y("metadata: {name: db2, namespace: nuvem-pa}"), tenant));
        var pvc = r.type("", "persistentvolumeclaims");
        r.create(pvc, y("metadata: {name: db, namespace: nuvem-pa}\nspec: {resources: {requests: {storage: 9Gi}}}"), tenant);
        say(() -> r.create(pvc, y("metadata: {name: db2, namespace: nuvem-pa}\nspec: {resources: {requests: {storage: 1.5Gi}}}"), tenant));
        say(() -> r.create(r.type("", "services"), y("metadata: {name: db2, namespace: nuvem-pa}\nspec: {type: LoadBalancer}"), tenant));
        say(() -> r.create(q, y("metadata: {name: project2, namespace: nuvem-pa}\nspec: {hard: {requests.cpu: 2}}"), admin));
        var pol = r.type("admissionregistration.k8s.io", "validatingadmissionpolicies");
        say(() -> r.create(pol, y("metadata: {name: x}\nspec: {validations: [{expression: 'foo.bar'}]}"), admin));
        r.create(pol, y("metadata: {name: trap}\nspec: {matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], resources: [secrets], operations: [CREATE]}]}, matchConditions: [{name: a, expression: 'has(namespaceObject.metadata.labels)'}], validations: [{expression: 'true'}]}"), admin);
        r.create(r.type("admissionregistration.k8s.io", "validatingadmissionpolicybindings"), y("metadata: {name: trap}\nspec: {policyName: trap, validationActions: [Deny]}"), admin);
        say(() -> r.create(r.type("", "secrets"), y("metadata: {name: s, namespace: nuvem-pa}"), admin));
        r.create(pol, y("metadata: {name: var}\nspec: {matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], resources: [configmaps], operations: [CREATE]}]}, variables: [{name: a, expression: 'object.foo.bar'}], validations: [{expression: 'variables.a == 1'}]}"), admin);
        r.create(r.type("admissionregistration.k8s.io", "validatingadmissionpolicybindings"), y("metadata: {name: var}\nspec: {policyName: var, validationActions: [Deny]}"), admin);
        say(() -> r.create(r.type("", "configmaps"), y("metadata: {name: s, namespace: nuvem-pa}"), admin));
        say(() -> r.delete(ns, null, "default", admin));
    }

    static void say(Runnable x) {
        try { x.run(); System.out.println("!! passed"); } catch (StatusException e) { System.out.println(e.code() + " " + e.reason() + " " + e.getMessage()); }
    }
}
