package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VmRulesTests {

    @Test
    void nameImageAndTypeAreEnough() {
        assertThat(VmRules.broken(command("web", 1, null, Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 11})
    void fromOneToTen(int count) {
        assertThat(VmRules.broken(command("web", count, null, Map.of())))
                .contains(new VmRules.Broken("count", "count"));
    }

    @Test
    void severalAreNumbered() {
        assertThat(VmRules.names(command("web", 3, null, Map.of()))).containsExactly("web-1", "web-2", "web-3");
        assertThat(VmRules.broken(command("w".repeat(61), 10, null, Map.of())))
                .contains(new VmRules.Broken("name", "numbered-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana", "1st", "root;rm", "a b", "", "x123456789012345678901234567890123"})
    void userNamesAreWhatUseraddTakes(String userName) {
        assertThat(VmRules.broken(command("web", 1, userName, Map.of())))
                .contains(new VmRules.Broken("userName", "user-name"));
    }

    @ParameterizedTest
    @CsvSource({
        "nuvem.cloud/project, x",
        "a/b, x",
        "-a, x",
        "a, -x",
        "a, 'with space'",
        "a, ''",
        "'', x",
        "olá, x",
        "a, a123456789012345678901234567890123456789012345678901234567890123"
    })
    void tagsAreLabelsWithoutAPrefix(String key, String value) {
        assertThat(VmRules.broken(null, Map.of(key, value))).contains(new VmRules.Broken("tags", "tag"));
    }

    @Test
    void atMostTwentyTags() {
        var tags = new HashMap<String, String>();
        for (int i = 0; i < 21; i++) {
            tags.put("k" + i, "v");
        }

        assertThat(VmRules.broken(null, tags)).contains(new VmRules.Broken("tags", "tag-count"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "two\nlines",
                "bell\u0007",
                "0123456789012345678901234567890123456789012345678901234567890"
            })
    void displayNamesAreVisibleAndShort(String displayName) {
        assertThat(VmRules.broken(displayName, null)).contains(new VmRules.Broken("displayName", "display-name"));
    }

    private static CreateVm command(String name, int count, @Nullable String userName, Map<String, String> tags) {
        return new CreateVm(
                "request",
                new ResourceName(name),
                count,
                "debian-13",
                "u1.medium",
                DataSize.ofGib(10),
                null,
                List.of(),
                userName,
                null,
                null,
                tags,
                false,
                true);
    }
}
