package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.ui.PricePanel;
import cloud.nuvem.ui.QuotaBars;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way through the wizard: what is in sight at every step, what is kept, and what the last button does. */
class WizardTests extends PageTests {

    private static final String PATH = "p/shop-production/virtual-machines/create";
    private static final List<String> STEPS =
            List.of("image", "instance-type", "boot-volume", "access", "name", "review");

    @BeforeEach
    void openAfresh() {
        VmDraft.forget(VaadinSession.getCurrent(), FakeTenancy.PRODUCTION);
        open();
    }

    @Test
    void thePriceAndTheQuotaAreInSightAtEveryStep() {
        for (int step = 0; step < STEPS.size() - 1; step++) {
            assertThat(read(find(PricePanel.class).all().getFirst())).contains("€25.69", "per month", "per hour");
            assertThat(read(find(QuotaBars.class).all().getFirst()))
                    .contains("13 of 20", "26 of 32 ", "117 of 128 GiB");
            nameIt();
            press(next());
        }
        assertThat(next()).isEqualTo("Create VM · €0.0352/h");
    }

    @Test
    void everyStepAsksItsQuestionAndHasItsAddress() {
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("What should it start from?");
        for (var step : STEPS.subList(0, STEPS.size() - 1)) {
            UI.getCurrent().navigate(PATH, QueryParameters.of("step", step));
            assertThat(find(H2.class).all()).extracting(H2::getText).allMatch(text -> !text.isBlank());
        }
    }

    @Test
    void aStepThatIsNotReadyShowsWhatIsMissing() {
        UI.getCurrent().navigate(PATH, QueryParameters.of("step", "review"));
        assertThat(find(TextField.class).withId("vm-name").exists()).isTrue();
        assertThat(find(TextField.class).withId("vm-name").single().isInvalid()).isTrue();
    }

    @Test
    void whatIsChosenSurvivesLeavingAndComingBack() {
        goTo("name");
        test(find(TextField.class).withId("vm-name").single()).setValue("front");
        find(IntegerField.class).withId("vm-count").single().setValue(2);
        UI.getCurrent().navigate("p/shop-production/images");
        open();

        assertThat(find(TextField.class).withId("vm-name").single().getValue()).isEqualTo("front");
        assertThat(find(IntegerField.class).withId("vm-count").single().getValue())
                .isEqualTo(2);
        assertThat(read(find(PricePanel.class).all().getFirst())).contains("€51.39");
    }

    @Test
    void theLastStepSaysAllOfItAndTheSameByApi() {
        goTo("name");
        nameIt();
        press(next());
        assertThat(page()).contains("front", "Debian 13", "u1.large", "curl", "/api/v1/projects/shop-production");
    }

    @Test
    void createsOnceHoweverOftenTheButtonIsPressed() {
        goTo("name");
        nameIt();
        press(next());
        var create = button(next());
        test(create).click();
        create.click();
        await(() -> machines.find("front").isPresent() && page().contains("What happened"));

        assertThat(machines.created()).isEqualTo(1);
        open();
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("What should it start from?");
    }

    @Test
    void aNameTakenInTheMeantimeIsRefusedAtItsStepAndNothingIsLost() {
        goTo("name");
        nameIt();
        press(next());
        machines.add("front");
        press(next());
        await(() -> find(TextField.class).withId("vm-name").exists());

        assertThat(page()).contains("front");
        assertThat(find(TextField.class).withId("vm-name").single().getValue()).isEqualTo("front");
        assertThat(machines.created()).isZero();
    }

    @Test
    void aSizeThatTheQuotaHasNoRoomForSaysSo() {
        goTo("instance-type");
        assertThat(page()).contains("u1.2xlarge");
        assertThat(page()).containsPattern("u1\\.2xlarge 8 vCPU 32 GiB [^€]*over your quota");
    }

    @Test
    void leavingAsksOnceSomethingWasTyped() {
        press("Leave");
        assertThat(find(VmListView.class).exists()).isTrue();
        open();
        goTo("name");
        nameIt();
        press("Leave");
        assertThat(page()).contains("Leave this page?");
    }

    @Test
    void whoMayOnlyLookIsTold() {
        tenancy.allowOnly(Set.of(Permission.VIEW_RESOURCES));
        open();
        assertThat(page()).contains("Your role does not allow this").doesNotContain("What should it start from?");
    }

    private void goTo(String step) {
        for (var each : STEPS) {
            if (each.equals(step)) {
                return;
            }
            press(next());
        }
    }

    private void nameIt() {
        var name = find(TextField.class).withId("vm-name");
        if (name.exists()) {
            test(name.single()).setValue("front");
        }
    }

    private String next() {
        return find(Button.class).withId("wizard-next").single().getText();
    }

    private void open() {
        UI.getCurrent().navigate(PATH);
        roundTrip();
    }
}
