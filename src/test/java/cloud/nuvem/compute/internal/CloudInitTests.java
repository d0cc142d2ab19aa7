package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.CreateVmResult.InvalidUserData;
import cloud.nuvem.compute.CreateVmResult.InvalidUserData.Reason;
import cloud.nuvem.compute.internal.CloudInit.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class CloudInitTests {

    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGsmo";

    @Test
    void withoutAnythingItIsAnEmptyCloudConfig() {
        assertThat(text(null, List.of(), null)).startsWith("#cloud-config\n");
        assertThat(tree(null, List.of(), null)).isEmpty();
    }

    @Test
    void userNameAndKeysBecomeTheDefaultUser() {
        assertThat(tree("ana", List.of(KEY), null))
                .isEqualTo(Map.of("user", "ana", "ssh_authorized_keys", List.of(KEY)));
    }

    @Test
    void thePersonsOwnPartIsMergedAndItsUserWins() {
        var own = """
                #cloud-config
                # my notes
                user: postgres
                ssh_authorized_keys: [theirs]
                packages: [nginx]
                """;

        assertThat(tree("ana", List.of(KEY), own))
                .isEqualTo(Map.of(
                        "user",
                        "postgres",
                        "ssh_authorized_keys",
                        List.of(KEY, "theirs"),
                        "packages",
                        List.of("nginx")));
    }

    @Test
    void aListOfUsersKeepsTheDefaultOneWhomTheKeysAreFor() {
        var tree = tree(null, List.of(KEY), "users: [{name: deploy}]");

        assertThat(tree.get("users")).isEqualTo(List.of("default", Map.of("name", "deploy")));
    }

    /** cloud-init reads YAML 1.1: there a bare yes is true and 0644 is octal, and "yes" in quotes is a text. */
    @Test
    void theirScalarsKeepTheirQuoting() {
        var text = text(null, List.of(), "a: \"yes\"\nb: yes\nc: '0644'\nd: 0644\ne: |\n  #!/bin/sh\n  echo \"hi\"\n");

        assertThat(text).contains("a: \"yes\"", "b: yes", "c: '0644'", "d: 0644", "e: |\n  #!/bin/sh");
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of("a: b\nc: [1, 2\nd: e\n", 3, Reason.SYNTAX),
                Arguments.of("a: b\n\tc: d\n", 2, Reason.SYNTAX),
                Arguments.of("a: 1\nb: 2\na: 3\n", 3, Reason.SYNTAX),
                Arguments.of("- one\n- two\n", 1, Reason.NOT_A_MAPPING),
                Arguments.of("just words", 1, Reason.NOT_A_MAPPING),
                Arguments.of("#!/bin/bash\necho hello\n", 1, Reason.NOT_CLOUD_CONFIG),
                Arguments.of("#include\nhttps://example.com\n", 1, Reason.NOT_CLOUD_CONFIG),
                Arguments.of("## template: jinja\n#cloud-config\n", 1, Reason.NOT_CLOUD_CONFIG),
                Arguments.of("Content-Type: multipart/mixed; boundary=x\n", 1, Reason.NOT_CLOUD_CONFIG),
                Arguments.of("a: " + "x".repeat(CloudInit.MAX_BYTES), 0, Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultsAreNamedWithTheirLine(String own, int line, Reason reason) {
        assertThat(CloudInit.compose("ana", List.of(KEY), own))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.why()).extracting(InvalidUserData::line).isEqualTo(line);
                    assertThat(refused.why())
                            .extracting(InvalidUserData::reason)
                            .isEqualTo(reason);
                });
    }

    @Test
    void aBombOfAliasesIsRefused() {
        var bomb = new StringBuilder("a: &a [x, x]\n");
        for (char level = 'b'; level <= 'z'; level++) {
            char below = (char) (level - 1);
            bomb.append(level).append(": &").append(level).append(" [*").append(below);
            bomb.append(", *").append(below).append("]\n");
        }

        assertThat(CloudInit.compose(null, List.of(), bomb.toString())).isInstanceOf(Outcome.Refused.class);
    }

    /** Row 53: what is read back is what was meant, whatever characters people find. */
    @Test
    void whatIsReadBackIsWhatWasMeant() {
        var random = new Random(53);
        for (int round = 0; round < Integer.getInteger("nuvem.fuzz.rounds", 20_000); round++) {
            var keys = List.of(text(random), text(random));
            var own = new TreeMap<String, Object>(Map.of("k" + own(random), own(random), "l", List.of(own(random))));
            var written = JsonMapper.shared().writeValueAsString(own); // JSON is YAML

            var outcome = CloudInit.compose("ana", keys, written);

            var expected = new TreeMap<>(own);
            expected.put("user", "ana");
            expected.put("ssh_authorized_keys", keys);
            assertThat(outcome)
                    .as(written)
                    .isInstanceOfSatisfying(
                            Outcome.UserData.class,
                            data -> assertThat(load(data.text())).isEqualTo(expected));
        }
    }

    /** A bare NEL is a line break to YAML, so nobody can mean it as a character of a text. */
    private static String own(Random random) {
        return text(random).replace("\u0085", "");
    }

    private static String text(Random random) {
        var characters = "abc XYZ012:#-{}[]&*!|>'\"%@`,?\\\n\t~é字😀\u0085\u00a0=.";
        var points = characters.codePoints().toArray();
        var text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static String text(@Nullable String user, List<String> keys, @Nullable String own) {
        return ((Outcome.UserData) CloudInit.compose(user, keys, own)).text();
    }

    private static Map<?, ?> tree(@Nullable String user, List<String> keys, @Nullable String own) {
        return load(text(user, keys, own));
    }

    private static Map<?, ?> load(String text) {
        assertThat(text).startsWith("#cloud-config\n");
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}
