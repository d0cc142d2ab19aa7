package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.ui.SimpleTable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

class CatalogueTests extends PageTests {

    @Test
    void instanceTypesSayWhatTheyHaveAndCost() {
        navigate("p/shop-production/instance-types", InstanceTypesView.class);
        assertThat(page()).contains("General", "u1.large", "Recommended", "8 GiB", "€24.89", "€0.0341");
    }

    @Test
    void theSeriesWithTheRecommendedTypeComesFirst() {
        navigate("p/shop-production/instance-types", InstanceTypesView.class);
        assertThat(read(find(SimpleTable.class).all().getFirst())).contains("u1.micro");
    }

    @Test
    void imagesSayWhetherTheyAreReady() {
        navigate("p/shop-production/images", ImagesView.class);
        assertThat(page()).contains("Debian 13", "Ready", "Fedora 43", "Being imported");
    }

    @Test
    void aKeyThatIsNoneIsRefusedAtItsField() {
        navigate("p/shop-production/ssh-keys", SshKeysView.class);
        press("Add SSH key");
        test(find(TextField.class).withLabel("Name").single()).setValue("laptop");
        var key = find(TextArea.class).single();
        test(key).setValue("nonsense");
        test(find(Button.class).withText("Add SSH key").last()).click();
        assertThat(key.isInvalid()).isTrue();
        test(key).setValue("ssh-ed25519 AAAA");
        test(find(Button.class).withText("Add SSH key").last()).click();
        assertThat(page()).contains("laptop");
    }
}
