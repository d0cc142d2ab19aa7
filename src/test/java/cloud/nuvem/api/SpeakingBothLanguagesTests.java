package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.SshKeys.AddSshKeyResult.NotAPublicKey;
import cloud.nuvem.compute.SshKeys.RemoveSshKeyResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaExceeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What either door says is said in both languages. */
class SpeakingBothLanguagesTests {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path KIT = Path.of("src/main/java/cloud/nuvem/api");
    private static final Pattern CODE = Pattern.compile(
            "(?:Problem\\.of\\(\\d{3}, |Cause\\.at\\([^\"]*|parameter\\(|refusal\\(|new ApiRefusal\\(|unavailable\\()\"([a-z][a-z-]+)\"");

    static List<String> bundles() {
        try (var files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_pt_BR"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void hasASentenceForEveryCodeOfTheKit() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (var files = Files.walk(KIT)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add("refusal." + found.group(1)));
            }
        }
        assertThat(codes)
                .hasSizeGreaterThan(15)
                .isSubsetOf(new HashSet<>(load("api").stringPropertyNames()));
    }

    static Stream<Refusal> refusals() {
        return Stream.concat(
                Stream.of(NotAPublicKey.Reason.values()).map(NotAPublicKey::new),
                Stream.of(
                        new RemoveSshKeyResult.Absent(),
                        new RemoveSshKeyResult.NotYours(),
                        new QuotaExceeded(Limit.VCPUS, 8, 2, 128),
                        new QuotaExceeded(Limit.VOLUME_GIB, 40, 0, 5000)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void fillsInWhatASentenceIsAbout(Refusal refusal) {
        var texts = new Texts(bundles());
        for (var locale : Texts.LOCALES) {
            assertThat(texts.sentence(locale, refusal))
                    .isNotBlank()
                    .doesNotContain("{")
                    .doesNotContainPattern("[A-Z]{3,}_|UNKNOWN|MALFORMED|VCPUS");
        }
    }

    private static Properties load(String bundle) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLES.resolve(bundle + ".properties"))) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }
}
