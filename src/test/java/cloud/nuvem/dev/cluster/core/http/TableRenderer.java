package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.ResourceType.Column;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.JsonPath;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns objects of one kind into a {@code Table}. A kind without columns shows its age. */
final class TableRenderer {

    private static final Column AGE = new Column("Age", "date", ".metadata.creationTimestamp", 0);

    private final Clock clock;
    private final List<Column> columns;
    private final List<JsonPath> paths;

    /** How much of the object travels with its row. */
    enum Included {
        NONE,
        METADATA,
        OBJECT
    }

    TableRenderer(ResourceType type, Clock clock) {
        this.clock = clock;
        this.columns = type.columns().isEmpty() ? List.of(AGE) : type.columns();
        this.paths = columns.stream().map(column -> JsonPath.of(column.path())).toList();
    }

    ObjectNode table(List<ObjectNode> objects, ObjectNode metadata, Included included) {
        var table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", metadata);
        var definitions = table.putArray("columnDefinitions");
        define(definitions, "Name", "string", "name", 0);
        columns.forEach(column -> define(definitions, column.name(), shownType(column), "", column.priority()));
        var rows = table.putArray("rows");
        objects.forEach(object -> rows.add(row(object, included)));
        return table;
    }

    private static String shownType(Column column) {
        return column.type().equals("date") ? "string" : column.type();
    }

    private static void define(ArrayNode definitions, String name, String type, String format, int priority) {
        definitions
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", "")
                .put("priority", priority);
    }

    private ObjectNode row(ObjectNode object, Included included) {
        var row = Json.object();
        var cells = row.putArray("cells").add(Metadata.name(object));
        for (int i = 0; i < columns.size(); i++) {
            cells.add(cell(columns.get(i), paths.get(i).in(object)));
        }
        switch (included) {
            case NONE -> {}
            case METADATA -> row.set("object", Representation.metadataOf(object));
            case OBJECT -> row.set("object", object);
        }
        return row;
    }

    private JsonNode cell(Column column, List<JsonNode> found) {
        var cell = Json.array();
        if (found.isEmpty()) {
            return cell.addNull().path(0);
        }
        var first = found.getFirst();
        switch (column.type()) {
            case "date" -> cell.add(age(Json.plain(first)));
            case "integer", "number", "boolean" -> cell.add(first);
            default -> cell.add(found.stream().map(Json::plain).collect(Collectors.joining(",")));
        }
        return cell.path(0);
    }

    private String age(String timestamp) {
        try {
            return Age.of(Duration.between(Instant.parse(timestamp), clock.instant()));
        } catch (DateTimeParseException noTime) {
            return "<unknown>";
        }
    }
}
