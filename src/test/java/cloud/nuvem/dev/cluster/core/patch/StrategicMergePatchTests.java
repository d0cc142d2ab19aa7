package cloud.nuvem.dev.cluster.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.schema.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** The directives that {@code kubectl apply} and {@code kubectl edit} send. */
class StrategicMergePatchTests {

    private static final Schema SCHEMA = Schema.of(Json.parse("""
            {"type": "object", "properties": {
              "ports": {"type": "array", "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "port",
                "items": {"type": "object", "properties": {"port": {"type": "integer"}, "name": {"type": "string"}}}},
              "names": {"type": "array", "x-kubernetes-patch-strategy": "merge", "items": {"type": "string"}},
              "args": {"type": "array", "items": {"type": "string"}},
              "map": {"type": "object", "additionalProperties": {"type": "string"}}}}
            """));

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"map":{"a":"1"}}                     | {"map":{"b":"2"}}                                | {"map":{"a":"1","b":"2"}}
            {"map":{"a":"1","b":"2"}}             | {"map":{"a":null}}                               | {"map":{"b":"2"}}
            {"map":{"a":"1"}}                     | {"map":{"$patch":"replace","b":"2"}}             | {"map":{"b":"2"}}
            {"map":{"a":"1"},"args":["x"]}        | {"map":{"$patch":"delete"}}                      | {"args":["x"]}
            {"map":{"a":"1","b":"2"}}             | {"map":{"$retainKeys":["b","c"],"c":"3"}}        | {"map":{"b":"2","c":"3"}}
            {"args":["x","y"]}                    | {"args":["z"]}                                   | {"args":["z"]}
            {"names":["x"]}                       | {"names":["y","x"]}                              | {"names":["x","y"]}
            {"names":["x","y"]}                   | {"$deleteFromPrimitiveList/names":["x"]}         | {"names":["y"]}
            {"names":["x","y"]}                   | {"names":["z"],"$setElementOrder/names":["z","y","x"]} | {"names":["z","y","x"]}
            {"ports":[{"port":1,"name":"a"}]}     | {"ports":[{"port":1,"name":"b"}]}                | {"ports":[{"port":1,"name":"b"}]}
            {"ports":[{"port":1},{"port":2}]}     | {"ports":[{"port":1,"$patch":"delete"}]}         | {"ports":[{"port":2}]}
            {"ports":[{"port":1},{"port":2}]}     | {"ports":[{"port":3},{"$patch":"replace"}]}      | {"ports":[]}
            {"ports":[{"port":1},{"port":2}]}     | {"ports":[{"port":3}],"$setElementOrder/ports":[{"port":3},{"port":1},{"port":2}]} | {"ports":[{"port":3},{"port":1},{"port":2}]}
            {}                                    | {"ports":[{"port":1,"name":null}]}               | {"ports":[{"port":1}]}
            """)
    void changesTheTarget(String before, String patch, String after) {
        var target = (ObjectNode) Json.parse(before);

        StrategicMergePatch.apply(target, Json.parse(patch), SCHEMA);

        assertThat(target).isEqualTo(Json.parse(after));
    }
}
