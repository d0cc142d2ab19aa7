package cloud.nuvem.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextsTests {

    private static final Pattern USED = Pattern.compile("Words\\.(?:text|find)\\(\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"");
    private static final Path SOURCES = Path.of("src/main/java/cloud/nuvem");
    private static final Path BUNDLES = Path.of("src/main/resources/messages");

    @ParameterizedTest
    @ValueSource(strings = {"ui", "shell", "compute-pages", "compute-wizard", "monitoring"})
    void bothLanguagesSayTheSameThings(String bundle) throws IOException {
        assertThat(load(bundle + "_pt_BR").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(load(bundle).stringPropertyNames());
    }

    @Test
    void everyTextThatPagesUseIsWritten() throws IOException {
        var written = new TreeSet<String>();
        try (var files = Files.list(BUNDLES)) {
            for (var file :
                    files.filter(file -> !file.toString().contains("_pt_BR")).toList()) {
                var name = file.getFileName().toString();
                written.addAll(load(name.substring(0, name.length() - ".properties".length()))
                        .stringPropertyNames());
            }
        }
        assertThat(used()).isNotEmpty().isSubsetOf(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "shell", "compute-pages", "monitoring"})
    void noTextHasAnApostropheThatWouldSwallowIt(String bundle) throws IOException {
        for (var language : Set.of(bundle, bundle + "_pt_BR")) {
            assertThat(load(language).values())
                    .noneMatch(text -> text.toString().contains("'"));
        }
    }

    @Test
    void anUnknownLanguageReadsEnglish() {
        assertThat(Texts.nearest(Locale.JAPANESE)).isEqualTo(Locale.ENGLISH);
        assertThat(Texts.nearest(Locale.of("pt", "PT"))).isEqualTo(Texts.PORTUGUESE);
    }

    private static Set<String> used() throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                USED.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
            }
        }
        return keys;
    }

    private static Properties load(String bundle) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(
                Files.newInputStream(BUNDLES.resolve(bundle + ".properties")), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
