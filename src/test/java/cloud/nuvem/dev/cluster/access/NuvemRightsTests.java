package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the chart's file of rights must never grow into. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NuvemRightsTests {

    private static final Path FILE = Path.of("helm/nuvem/cluster/rbac.yaml");
    private static final Set<String> READS = Set.of("get", "list", "watch");

    private List<JsonNode> objects = List.of();

    @BeforeAll
    void read() throws IOException {
        try (var text = Files.newBufferedReader(FILE);
                var documents = YAMLMapper.shared().readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            objects = documents.readAll();
        }
    }

    @Test
    void neverTheClassicImpersonationForItEqualsClusterAdmin() {
        assertThat(rules()).noneSatisfy(rule -> assertThat(rule.verbs()).contains("impersonate"));
    }

    @Test
    void neverEscalateNorWildcards() {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.verbs()).doesNotContain("*", "escalate");
            assertThat(rule.resources()).doesNotContain("*");
            assertThat(rule.groups()).doesNotContain("*");
        });
    }

    @Test
    void nobodyReadsSecretsNorActsToReadThem() {
        assertThat(rules().filter(rule -> rule.resources().contains("secrets")))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.verbs())
                        .map(verb -> verb.substring(verb.lastIndexOf(':') + 1))
                        .doesNotContainAnyElementsOf(READS));
    }

    @Test
    void actingForOthersIsBoundToTheirNamespaceButForDiscovery() {
        assertThat(rulesOf("nuvem-portal").filter(NuvemRightsTests::actsOnBehalf))
                .allSatisfy(rule -> assertThat(rule.resources()).isEmpty());
    }

    @Test
    void onBehalfOfViewersAndOperatorsThePortalDoesNothingTheyMayNot() {
        var operator = rulesOf("nuvem-operator").toList();
        assertThat(rulesOf("nuvem-portal-on-behalf").flatMap(rule -> rule.breakDown().stream()))
                .allSatisfy(onBehalf -> {
                    var verb = onBehalf.verbs().iterator().next().replace("impersonate-on:user-info:", "");
                    var own = new Rule(Set.of(verb), onBehalf.groups(), onBehalf.resources(), Set.of(), Set.of());
                    assertThat(operator).anyMatch(rule -> rule.covers(own));
                });
    }

    @Test
    void viewersOnlyRead() {
        assertThat(rulesOf("nuvem-viewer")).allSatisfy(rule -> assertThat(READS).containsAll(rule.verbs()));
    }

    private static boolean actsOnBehalf(Rule rule) {
        return rule.verbs().stream().anyMatch(verb -> verb.startsWith("impersonate-on:"));
    }

    private Stream<Rule> rules() {
        return objects.stream().flatMap(object -> Rule.allOf(object).stream());
    }

    private Stream<Rule> rulesOf(String clusterRole) {
        return objects.stream()
                .filter(object -> object.path("kind").asString().equals("ClusterRole"))
                .filter(object ->
                        object.path("metadata").path("name").asString().equals(clusterRole))
                .flatMap(object -> Rule.allOf(object).stream());
    }
}
