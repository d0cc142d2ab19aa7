package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.core.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What is served, as clients discover it: {@code /api}, {@code /apis} and below. */
final class Discovery {

    private final Map<String, Set<String>> versionsByGroup = new LinkedHashMap<>();
    private final Map<String, ObjectNode> resourcesByVersion = new LinkedHashMap<>();

    Discovery(Collection<ResourceType> types, Collection<Subresource.Served> subresources) {
        types.forEach(type -> addResources(type.group(), type.version(), ofType(type)));
        subresources.forEach(served -> addResources(served.group(), served.version(), List.of(ofSubresource(served))));
    }

    private void addResources(String group, String version, List<ObjectNode> resources) {
        versionsByGroup.computeIfAbsent(group, first -> new LinkedHashSet<>()).add(version);
        var groupVersion = group.isEmpty() ? version : group + "/" + version;
        var list = resourcesByVersion.computeIfAbsent(groupVersion, first -> {
            var made = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
            made.put("groupVersion", groupVersion).putArray("resources");
            return made;
        });
        list.withArray("resources").addAll(resources);
    }

    private static List<ObjectNode> ofType(ResourceType type) {
        var resources = new ArrayList<ObjectNode>();
        var main = resource(type.plural(), type.singular(), type.namespaced(), type.kind(), type.verbs());
        if (!type.shortNames().isEmpty()) {
            main.set("shortNames", Json.array(type.shortNames()));
        }
        resources.add(main);
        if (type.statusSubresource()) {
            var verbs = List.of("get", "patch", "update");
            resources.add(resource(type.plural() + "/status", "", type.namespaced(), type.kind(), verbs));
        }
        return resources;
    }

    private static ObjectNode ofSubresource(Subresource.Served served) {
        var name = served.resource() + "/" + served.subresource();
        return resource(name, "", served.namespaced(), served.kind(), served.verbs());
    }

    private static ObjectNode resource(
            String name, String singular, boolean namespaced, String kind, Collection<String> verbs) {
        var resource = Json.object()
                .put("name", name)
                .put("singularName", singular)
                .put("namespaced", namespaced)
                .put("kind", kind);
        resource.set("verbs", Json.array(verbs.stream().sorted().toList()));
        return resource;
    }

    boolean isServed(String group, String version) {
        return resourcesByVersion.containsKey(group.isEmpty() ? version : group + "/" + version);
    }

    /** The document at a path; empty when there is none. */
    Optional<ObjectNode> at(String path, String serverAddress) {
        var segments = List.of(path.substring(1).split("/"));
        return switch (segments.getFirst()) {
            case "api" ->
                segments.size() == 1 ? Optional.of(coreVersions(serverAddress)) : resources(segments.subList(1, 2));
            case "apis" ->
                switch (segments.size()) {
                    case 1 -> Optional.of(groups());
                    case 2 -> group(segments.get(1));
                    default -> resources(segments.subList(1, 3));
                };
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> resources(List<String> groupVersion) {
        return Optional.ofNullable(resourcesByVersion.get(String.join("/", groupVersion)));
    }

    private static ObjectNode coreVersions(String serverAddress) {
        var versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", serverAddress);
        return versions;
    }

    private ObjectNode groups() {
        var list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        var groups = list.putArray("groups");
        versionsByGroup.keySet().stream()
                .filter(group -> !group.isEmpty())
                .forEach(group -> groups.add(groupBody(group)));
        return list;
    }

    private Optional<ObjectNode> group(String name) {
        return versionsByGroup.containsKey(name) && !name.isEmpty()
                ? Optional.of(groupBody(name).put("kind", "APIGroup").put("apiVersion", "v1"))
                : Optional.empty();
    }

    private ObjectNode groupBody(String name) {
        var group = Json.object().put("name", name);
        var versions = group.putArray("versions");
        var served = versionsByGroup.getOrDefault(name, Set.of());
        served.forEach(version -> versions.add(version(name, version)));
        group.set("preferredVersion", version(name, served.iterator().next()));
        return group;
    }

    private static ObjectNode version(String group, String version) {
        return Json.object().put("groupVersion", group + "/" + version).put("version", version);
    }
}
