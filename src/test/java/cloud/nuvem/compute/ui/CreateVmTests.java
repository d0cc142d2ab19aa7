package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.sandbox.PageTests;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateVmTests extends PageTests {

    private static final String PATH = "p/shop-production/virtual-machines/create";

    @ParameterizedTest
    @CsvSource({"-5,at least 10 GiB", "1,at least 10 GiB", "20000,At most 16", "600,600 needed"})
    void refusesASizeAtItsField(int gib, String sentence) {
        open("boot-volume");
        var size = find(IntegerField.class).withId("boot-volume-size").single();
        size.setValue(gib);
        assertThat(size.isInvalid()).isTrue();
        assertThat(size.getErrorMessage()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 0, 11, 100, Integer.MAX_VALUE})
    void refusesANumberOfMachinesAtItsFieldWhateverTheName(int machines) {
        open("name");
        test(find(TextField.class).withId("vm-name").single()).setValue("a".repeat(62));
        var count = find(IntegerField.class).withId("vm-count").single();
        count.setValue(machines);
        assertThat(count.isInvalid()).isTrue();
        assertThat(count.getErrorMessage()).contains("From 1 to 10");
    }

    @Test
    void refusesMoreMachinesThanTheQuotaHasRoomFor() {
        open("name");
        var count = find(IntegerField.class).withId("vm-count").single();
        count.setValue(9);
        assertThat(count.getErrorMessage()).contains("does not allow this: 9 needed, 8 of 20 free");
    }

    @Test
    void keepsWhatIsWrongAsWell() {
        open("name");
        test(find(TextField.class).withId("vm-tags").single()).setValue("not a tag");
        open("name");
        assertThat(find(TextField.class).withId("vm-tags").single().getValue()).isEqualTo("not a tag");
    }

    @Test
    void doesNotLeaveAPastedKeyOutInSilence() {
        open("access");
        test(find(TextArea.class).withId("new-key").single()).setValue("ssh-ed25519 AAAA");
        press("Next: Name and tags");
        assertThat(find(TextArea.class).withId("new-key").single().getErrorMessage())
                .contains("Save this key or clear the field");
    }

    @Test
    void readsTagsWithAndWithoutAValue() {
        assertThat(NameStep.parsed("env=prod, web")).contains(Map.of("env", "prod", "web", "true"));
        assertThat(NameStep.written(Map.of("web", "true"))).isEqualTo("web");
        assertThat(NameStep.parsed("env=")).isEmpty();
        assertThat(NameStep.parsed("no tag")).isEmpty();
    }

    private void open(String step) {
        UI.getCurrent().navigate(PATH, QueryParameters.of("step", step));
    }
}
