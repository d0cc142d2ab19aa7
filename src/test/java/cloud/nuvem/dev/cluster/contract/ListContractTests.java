package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists: selectors, pages, representations. */
class ListContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @BeforeEach
    void fill() {
        create("a", "{\"tier\": \"web\", \"env\": \"prod\"}");
        create("b", "{\"tier\": \"web\"}");
        create("c", "{\"tier\": \"db\", \"env\": \"test\"}");
        create("d", "{\"own\": \"yes\"}");
    }

    private void create(String name, String labels) {
        wire.post(
                        workspace.instanceTypes(),
                        Workspace.instanceType(name, 1)
                                .replace("\"metadata\": {", "\"metadata\": {\"labels\": " + labels + ", "))
                .expect(201);
    }

    @AfterEach
    void leave() {
        workspace.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> names(Wire.Answer list) {
        return list.expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.at("/metadata/name").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tier=web                 | a b
            tier==web,env=prod       | a
            tier!=web                | c d
            env in (prod, test)      | a c
            tier notin (web)         | c d
            env                      | a c
            !tier                    | d
            tier,!env                | b
            """)
    void aLabelSelectorSelects(String selector, String expected) {
        var list = wire.get(workspace.instanceTypes() + "?labelSelector=" + encoded(selector));

        assertThat(names(list)).containsExactly(expected.split(" ", -1));
    }

    @Test
    void aBrokenSelectorIsRefused() {
        wire.get(workspace.instanceTypes() + "?labelSelector=" + encoded("tier in ("))
                .expect(400);
    }

    @Test
    void aFieldSelectorSelectsByNameAndNamespace() {
        assertThat(names(wire.get(workspace.instanceTypes() + "?fieldSelector=metadata.name%3Db")))
                .containsExactly("b");
        assertThat(names(wire.get("/apis/instancetype.kubevirt.io/v1beta1/virtualmachineinstancetypes?fieldSelector="
                        + encoded("metadata.namespace=" + workspace.name() + ",metadata.name!=b"))))
                .containsExactly("a", "c", "d");
    }

    @Test
    void aFieldSelectorOfACoreKindSelectsByItsOwnFields() {
        wire.post("/api/v1/namespaces/" + workspace.name() + "/secrets", """
                {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "typed"}, "type": "contract/one"}""").expect(201);

        assertThat(names(wire.get(
                        "/api/v1/namespaces/" + workspace.name() + "/secrets?fieldSelector=type%3Dcontract%2Fone")))
                .containsExactly("typed");
    }

    @Test
    void anUnsupportedFieldIsRefused() {
        wire.get(workspace.instanceTypes() + "?fieldSelector=spec.cpu.guest%3D1")
                .isRefusal(400, "BadRequest", "field label not supported: spec.cpu.guest");
    }

    @Test
    void aListHasAKindAndAVersionOfItsOwn() {
        var list = wire.get(workspace.instanceTypes()).expect(200);

        assertThat(list.at("/kind")).isEqualTo("VirtualMachineInstancetypeList");
        assertThat(list.at("/apiVersion")).isEqualTo("instancetype.kubevirt.io/v1beta1");
        assertThat(list.version()).isNotEmpty();
    }

    @Test
    void pagesFollowEachOtherAndCountWhatRemains() {
        var first = wire.get(workspace.instanceTypes() + "?limit=3").expect(200);
        assertThat(names(first)).containsExactly("a", "b", "c");
        assertThat(first.at("/metadata/remainingItemCount")).isEqualTo("1");

        var next = wire.get(workspace.instanceTypes() + "?limit=3&continue=" + encoded(first.at("/metadata/continue")));
        assertThat(names(next)).containsExactly("d");
        assertThat(next.at("/metadata/continue")).isEmpty();
        assertThat(next.version()).isEqualTo(first.version());
    }

    @Test
    void laterPagesShowTheStateOfTheFirst() {
        var first = wire.get(workspace.instanceTypes() + "?limit=2").expect(200);
        wire.delete(workspace.instanceTypes() + "/c").expect(200);
        create("e", "{}");

        var next = wire.get(workspace.instanceTypes() + "?limit=5&continue=" + encoded(first.at("/metadata/continue")));

        assertThat(names(next)).containsExactly("c", "d");
    }

    @Test
    void aMadeUpPageIsRefused() {
        wire.get(workspace.instanceTypes() + "?limit=2&continue=bm9uc2Vuc2U").expect(400);
    }

    @Test
    void aTableHasAColumnAndARowForEach() {
        var table = wire.get(
                        workspace.instanceTypes(),
                        "Accept",
                        "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
                .expect(200);

        assertThat(table.at("/kind")).isEqualTo("Table");
        assertThat(table.at("/columnDefinitions/0/name")).isEqualTo("Name");
        assertThat(table.at("/rows/1/cells/0")).isEqualTo("b");
        assertThat(table.at("/rows/1/object/kind")).isEqualTo("PartialObjectMetadata");
    }

    @Test
    void metadataAloneMayBeAskedFor() {
        var list = wire.get(
                        workspace.instanceTypes(),
                        "Accept",
                        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json")
                .expect(200);
        assertThat(list.at("/kind")).isEqualTo("PartialObjectMetadataList");
        assertThat(list.json().at("/items/0").has("spec")).isFalse();

        var one = wire.get(
                        workspace.instanceTypes() + "/a",
                        "Accept",
                        "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json")
                .expect(200);
        assertThat(one.at("/kind")).isEqualTo("PartialObjectMetadata");
        assertThat(one.at("/metadata/labels/tier")).isEqualTo("web");
    }

    @Test
    void whatTheServerCannotWriteIsNotAcceptable() {
        wire.get(workspace.instanceTypes(), "Accept", "text/html").expect(406);
    }

    @Test
    void aCollectiveDeleteTakesWhatTheSelectorMatches() {
        wire.delete(workspace.instanceTypes() + "?labelSelector=" + encoded("env notin (prod),tier"))
                .expect(200);

        assertThat(names(wire.get(workspace.instanceTypes()))).containsExactly("a", "d");
    }
}
