package cloud.nuvem;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All bundles against all sources: every text is written in both languages, used, and belongs to one module. */
class TextsTests {

    private static final Path SOURCES = Path.of("src/main/java/cloud/nuvem");
    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    /** What a literal begins and a value ends: {@code "vm.tab." + tab}. */
    private static final Pattern BEGINNING = Pattern.compile("\"([a-z][a-z0-9.-]+[.-])\"");

    private static final Pattern ASKED =
            Pattern.compile("\\bWords\\.(?:text|find)\\(\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"[,)]");
    private static final Pattern REFUSAL = Pattern.compile("^refusal\\.(.*?)(\\.next)?$");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern ENUM = Pattern.compile("enum\\.(\\w+)\\.(\\w+)");

    private static String sources = "";
    private static String code = "";
    private static Set<String> beginnings = Set.of();

    @BeforeAll
    static void readSources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(TextsTests::read)
                    .collect(Collectors.joining("\n"));
        }
        code = COMMENT.matcher(sources).replaceAll("");
        beginnings = BEGINNING
                .matcher(sources)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    static List<String> bundles() throws IOException {
        try (var files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_"))
                    .map(name -> name.substring(0, name.length() - ".properties".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void belongsToAModule(String bundle) {
        assertThat(SOURCES.resolve(bundle).resolve("package-info.java")).exists();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void saysTheSameThingsInBothLanguages(String bundle) {
        assertThat(load(bundle + "_pt_BR").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(load(bundle).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void writesNoApostropheThatWouldSwallowItsText(String bundle) {
        for (var language : List.of(bundle, bundle + "_pt_BR")) {
            assertThat(load(language).values())
                    .noneMatch(text -> text.toString().contains("'"));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void writesEachKeyOnce(String bundle) {
        for (var language : List.of(bundle, bundle + "_pt_BR")) {
            assertThat(read(BUNDLES.resolve(language + ".properties"))
                            .lines()
                            .filter(line -> line.contains("=") && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void givesEachKeyToOneModule() throws IOException {
        assertThat(bundles().stream().flatMap(bundle -> load(bundle).stringPropertyNames().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasEveryTextThatPagesAskFor() throws IOException {
        var asked =
                ASKED.matcher(sources).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(asked).isNotEmpty().isSubsetOf(written());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void keepsNoTextThatNobodyAsksFor(String bundle) {
        assertThat(new TreeSet<>(load(bundle).stringPropertyNames())).allMatch(TextsTests::isUsed);
    }

    /** As a whole, as the code of a refusal, as a constant, or as what a literal begins and a value ends. */
    private static boolean isUsed(String key) {
        var constant = ENUM.matcher(key);
        if (constant.matches()) {
            return isConstant(constant.group(1), constant.group(2));
        }
        var asked = REFUSAL.matcher(key).replaceFirst("$1");
        return sources.contains('"' + asked + '"') || beginnings.stream().anyMatch(asked::startsWith);
    }

    private static boolean isConstant(String type, String constant) {
        var body = Pattern.compile("\\benum " + type + "\\b[^{]*\\{([^}]*)").matcher(code);
        return body.results()
                .anyMatch(found -> Pattern.compile("\\b" + constant + "\\b")
                        .matcher(found.group(1))
                        .find());
    }

    @Test
    void readsEnglishToWhoeverSpeaksAnotherLanguage() {
        assertThat(Texts.nearest(Locale.JAPANESE)).isEqualTo(Locale.ENGLISH);
        assertThat(Texts.nearest(Locale.of("pt", "PT"))).isEqualTo(Texts.PORTUGUESE);
    }

    private static Set<String> written() throws IOException {
        return bundles().stream()
                .flatMap(bundle -> load(bundle).stringPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static Properties load(String bundle) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(
                Files.newInputStream(BUNDLES.resolve(bundle + ".properties")), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
