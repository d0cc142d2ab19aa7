package cloud.nuvem.dev.cluster.access.quota;

import cloud.nuvem.dev.cluster.core.ResourceType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Amounts by the name a quota gives them, such as {@code count/secrets} or {@code requests.storage}. */
record Usage(Map<String, BigDecimal> amounts) {

    static final Usage NONE = new Usage(Map.of());

    static final String STORAGE_CLASS = ".storageclass.storage.k8s.io/";
    /** Kinds that can be counted without the prefix {@code count/}. */
    static final Set<String> SHORT_COUNTS = Set.of(
            "configmaps",
            "persistentvolumeclaims",
            "pods",
            "replicationcontrollers",
            "resourcequotas",
            "secrets",
            "services");

    /** What one object takes, in every way it can be measured. */
    static Usage of(ResourceType type, ObjectNode object) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        amounts.put("count/" + type.qualifiedName(), BigDecimal.ONE);
        if (type.group().isEmpty()) {
            if (SHORT_COUNTS.contains(type.plural())) {
                amounts.put(type.plural(), BigDecimal.ONE);
            }
            switch (type.plural()) {
                case "services" -> addService(amounts, object.path("spec"));
                case "persistentvolumeclaims" -> addClaim(amounts, object.path("spec"));
                default -> {}
            }
        }
        return new Usage(amounts);
    }

    static Usage ofHard(JsonNode resourceList) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        resourceList.properties().forEach(entry -> amounts.put(entry.getKey(), Amounts.parse(entry.getValue())));
        return new Usage(amounts);
    }

    BigDecimal of(String name) {
        return amounts.getOrDefault(name, BigDecimal.ZERO);
    }

    boolean isNothing() {
        return amounts.values().stream().allMatch(amount -> amount.signum() == 0);
    }

    Usage plus(Usage other) {
        return combine(other, BigDecimal::add);
    }

    Usage minus(Usage other) {
        return combine(other, BigDecimal::subtract);
    }

    Usage only(Collection<String> names) {
        Map<String, BigDecimal> kept = new LinkedHashMap<>();
        names.forEach(name -> kept.put(name, of(name)));
        return new Usage(kept);
    }

    /** As the API server prints it: {@code count/secrets=1,requests.storage=5Gi}. */
    @Override
    public String toString() {
        return amounts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> entry.getKey() + "=" + Amounts.print(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(","));
    }

    private Usage combine(Usage other, BinaryOperator<BigDecimal> operation) {
        Map<String, BigDecimal> combined = new TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> combined.put(name, operation.apply(of(name), amount)));
        return new Usage(combined);
    }

    private static void addService(Map<String, BigDecimal> amounts, JsonNode spec) {
        var kind = spec.path("type").asString("ClusterIP");
        if (kind.equals("LoadBalancer")) {
            amounts.put("services.loadbalancers", BigDecimal.ONE);
        }
        boolean allocates = spec.path("allocateLoadBalancerNodePorts").asBoolean(true);
        if (kind.equals("NodePort") || (kind.equals("LoadBalancer") && allocates)) {
            amounts.put(
                    "services.nodeports", BigDecimal.valueOf(spec.path("ports").size()));
        }
    }

    private static void addClaim(Map<String, BigDecimal> amounts, JsonNode spec) {
        var storage = Amounts.parse(spec.path("resources").path("requests").path("storage"));
        amounts.put(Amounts.STORAGE, storage);
        var storageClass = spec.path("storageClassName").asString("");
        if (!storageClass.isEmpty()) {
            amounts.put(storageClass + STORAGE_CLASS + Amounts.STORAGE, storage);
            amounts.put(storageClass + STORAGE_CLASS + "persistentvolumeclaims", BigDecimal.ONE);
        }
    }
}
