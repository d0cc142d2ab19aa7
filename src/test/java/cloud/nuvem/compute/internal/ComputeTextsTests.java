package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.CreateVmResult.InvalidUserData;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComputeTextsTests {

    private static final Texts TEXTS = new Texts(List.of("compute"));

    static List<Refusal> refusals() {
        return List.of(
                new CreateVmResult.NameTaken("web"),
                new CreateVmResult.UnknownImage("debian"),
                new CreateVmResult.UnknownInstanceType("u9"),
                new CreateVmResult.UnknownVolumeType("gold"),
                new CreateVmResult.UnknownSshKey("x"),
                new CreateVmResult.BootVolumeTooSmall(DataSize.ofGib(1), DataSize.ofGib(10)),
                new InvalidUserData(3, InvalidUserData.Reason.SYNTAX, "expected ]"),
                new InvalidUserData(0, InvalidUserData.Reason.TOO_LARGE, ""),
                new CreateVmResult.RefusedByCluster("no"),
                new VmChangeResult.Absent("web"),
                new VmChangeResult.NotInThisState(VmStatus.State.STOPPED),
                new VmChangeResult.ChangedMeanwhile(),
                new VmChangeResult.Protected("web"),
                new VmChangeResult.UnknownInstanceType("u9"),
                new VmChangeResult.RefusedByCluster("no"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalHasItsSentenceInBothLanguages(Refusal refusal) {
        for (var locale : Texts.LOCALES) {
            assertThat(TEXTS.sentence(locale, refusal)).isNotBlank().doesNotContain("{");
        }
    }

    @Test
    void everyBrokenRuleHasItsSentence() {
        for (var rule : List.of(
                "request-id",
                "count",
                "numbered-name",
                "user-name",
                "boot-volume",
                "display-name",
                "tag",
                "tag-count")) {
            for (var locale : Texts.LOCALES) {
                assertThat(TEXTS.sentence(locale, new CreateVmResult.InvalidField("field", rule)))
                        .isNotBlank();
            }
        }
    }

    @Test
    void everyStateReasonAndProblemHasItsWords() {
        for (var locale : Texts.LOCALES) {
            for (var state : VmStatus.State.values()) {
                assertThat(TEXTS.find(locale, "enum.State." + state)).isPresent();
            }
            for (var reason : InvalidUserData.Reason.values()) {
                assertThat(TEXTS.find(locale, "enum.Reason." + reason)).isPresent();
            }
            for (var problem : VmStatus.Problem.values()) {
                var code = problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
                assertThat(TEXTS.find(locale, "timeline.problem." + code)).isPresent();
            }
        }
    }

    @Test
    void everyStepOfTheClusterHasItsWords() {
        for (var locale : Texts.LOCALES) {
            assertThat(EventTranslator.codes())
                    .allSatisfy(code -> assertThat(TEXTS.find(locale, "timeline." + code))
                            .as(code)
                            .isPresent());
        }
    }

    @Test
    void everythingThatCanHappenHasItsWords() {
        for (var locale : Texts.LOCALES) {
            assertThat(VmActivity.known())
                    .allSatisfy(code -> assertThat(TEXTS.find(locale, "timeline." + code))
                            .as(code)
                            .isPresent());
        }
    }
}
