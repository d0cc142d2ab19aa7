package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.sandbox.SampleMachines;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.TabLinks;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VmDetailsTests extends PageTests {

    @Test
    void showsWhatMattersAtTheTop() {
        open("web-1");
        assertThat(read(find(PageHeader.class).single()))
                .contains("web-1", "Running", "Public IP", "203.0.113.24", "u1.large", "2 vCPU · 8 GiB", "€28.09");
    }

    @Test
    void showsTheConfigurationInWords() {
        open("db-1");
        assertThat(read(find(VmConfiguration.class).single()))
                .contains("Debian 13", "80 GiB SSD", "Deletion protection On", "role: db");
    }

    @Test
    void offersWhatTheStateAllows() {
        open("web-1");
        assertThat(buttons()).contains("Restart", "Stop").doesNotContain("Start");
        open("ci-runner-1");
        assertThat(buttons()).contains("Start").doesNotContain("Restart", "Stop");
    }

    @Test
    void offersNothingToPeopleWhoOnlyLook() {
        tenancy.allowOnly(Set.of(Permission.VIEW_RESOURCES));
        open("web-1");
        assertThat(buttons()).doesNotContain("Restart", "Stop", "Change");
    }

    @Test
    void saysWhatStoppingCostsBeforeAndAfter() {
        open("web-1");
        press("Stop");
        assertThat(page()).contains("Stop web-1?", "While stopped it costs €3.20 a month");
        test(find(Button.class)
                        .withText("Stop")
                        .withTheme(ButtonVariant.PRIMARY)
                        .single())
                .click();
        await(() -> page().contains("While it is stopped it costs €3.20 a month"));
        assertThat(buttons()).contains("Start");
    }

    @Test
    void changesInPlaceWhenTheMachineChanges() {
        open("web-3");
        assertThat(page()).contains("Importing image 64 %");
        machines.change("web-3", machine -> SampleMachines.with(machine, new VmStatus.Running(Instant.now())));
        await(() -> read(find(PageHeader.class).single()).contains("Running"));
        assertThat(buttons()).contains("Restart", "Stop");
    }

    @Test
    void saysThatItIsGoneWhenSomebodyDeletesIt() {
        open("web-2");
        machines.remove("web-2");
        await(() -> page().contains("web-2 was deleted"));
    }

    @Test
    void oneSentenceAndOneActionForAMachineThatCannotGoOn() {
        open("batch-1");
        assertThat(read(find(VmNotice.class).single()))
                .contains("No host in fra-1 has 32 GiB of memory free", "Choose a smaller type");
    }

    @Test
    void resizingShowsWhatWaitsForARestart() {
        open("web-1");
        test(find(Button.class).withAriaLabel("Change: Instance type").single()).click();
        choose(machines.type("u1.xlarge"));
        press("Change type");
        await(() -> page().contains("A change waits"));
        assertThat(read(find(VmConfiguration.class).single())).contains("u1.xlarge");
    }

    @Test
    void deletingAsksForTheName() {
        open("web-1/technical");
        new VmActions(desk(), () -> {}).delete(machines.get("web-1"));
        roundTrip();
        press("Delete VM");
        assertThat(machines.find("web-1")).isPresent();
        assertThat(find(TextField.class)
                        .withLabel("Type web-1 to confirm")
                        .single()
                        .isInvalid())
                .isTrue();
        test(find(TextField.class).withLabel("Type web-1 to confirm").single()).setValue("web-1");
        press("Delete VM");
        await(() -> machines.find("web-1").isEmpty());
    }

    @Test
    void aRefusalStandsInTheDialogThatAsked() {
        open("db-1");
        new VmActions(desk(), () -> {}).delete(machines.get("db-1"));
        roundTrip();
        test(find(TextField.class).withLabel("Type db-1 to confirm").single()).setValue("db-1");
        press("Delete VM");
        await(() -> page().contains("protected from deletion"));
        assertThat(machines.find("db-1")).isPresent();
    }

    @Test
    void everyPartHasAnAddressOfItsOwn() {
        open("web-1/technical");
        var current = find(Anchor.class, find(TabLinks.class).single())
                .withAttribute("aria-current", "page")
                .single();
        assertThat(current.getHref()).endsWith("/web-1/technical");
        await(() -> page().contains("kind: VirtualMachine"));
    }

    @Test
    void aMachineThatIsNotThereIsTheSamePageAsSomebodyElses() {
        UI.getCurrent().navigate("p/shop-production/virtual-machines/none");
        var absent = page();
        UI.getCurrent().navigate("p/somebody-elses/virtual-machines/web-1");
        assertThat(page()).isEqualTo(absent).contains("There is nothing here");
    }

    private void choose(InstanceType type) {
        @SuppressWarnings("unchecked") // the dialog has one group of choices, of instance types
        RadioButtonGroup<InstanceType> types = find(RadioButtonGroup.class).single();
        types.setValue(type);
    }

    private VmDesk desk() {
        return find(VmDetails.class).single().desk();
    }

    private List<String> buttons() {
        return find(Button.class).all().stream()
                .filter(PageTests::isShown)
                .map(Button::getText)
                .toList();
    }

    private void open(String nameAndTab) {
        navigate("p/shop-production/virtual-machines/" + nameAndTab, VmDetailsView.class);
        roundTrip();
    }
}
