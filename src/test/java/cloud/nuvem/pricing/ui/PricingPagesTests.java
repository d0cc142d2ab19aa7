package cloud.nuvem.pricing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.sandbox.FakePriceLists;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.tenancy.ProviderPermission;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PricingPagesTests extends PageTests {

    private static final String DRAFT = "provider/price-lists/" + FakePriceLists.DRAFT;

    @Autowired
    private FakePriceLists lists;

    @Test
    void everybodySeesPricesByMeter() {
        navigate("prices", PricesView.class);

        assertThat(page()).contains("Virtual machine", "u1.large", "€0.0341", "Volume", "fast", "Per GiB and month");
    }

    @Test
    void theCalculatorIsAsTheAddressSays() {
        calculate("type=u1.small&count=3&gib=10&hours=100&traffic=nonsense");

        assertThat(find(IntegerField.class).withLabel("Machines").single().getValue())
                .isEqualTo(3);
        assertThat(find(IntegerField.class)
                        .withLabel("Hours per month (of 730)")
                        .single()
                        .getValue())
                .isEqualTo(100);
        assertThat(page())
                .contains("3 × u1.small, 100 h", "3 × 10 GiB fast", "\"count\": 3", "\"instanceType\": \"u1.small\"");
    }

    @Test
    void theCalculatorFollowsWhatIsTyped() {
        calculate("type=u1.small");
        test(find(IntegerField.class).withLabel("Machines").single()).setValue(2);

        assertThat(page()).contains("2 × u1.small");
    }

    private static void calculate(String query) {
        UI.getCurrent().navigate("prices", QueryParameters.fromString(query));
    }

    @Test
    void staffSeeAllLists() {
        tenancy.employ(Set.of(ProviderPermission.VIEW));
        navigate("provider/price-lists", PriceListsView.class);

        assertThat(page()).contains("Standard EUR", "Draft", "In force");
        assertThat(find(Button.class).withText("New draft").exists()).isFalse();
    }

    @Test
    void supportReadsADraftAndHasNothingToPress() {
        tenancy.employ(Set.of(ProviderPermission.VIEW));
        navigate(DRAFT, PriceListView.class);

        assertThat(page()).contains("u1.large", "was €0.0341 (+9.1 %)", "First 1,000 GiB of a month free");
        assertThat(find(Button.class).withText("Save draft").exists()).isFalse();
        assertThat(find(Button.class).withText("Activate price list").exists()).isFalse();
    }

    @Test
    void anAdminEditsADraftInTheTable() {
        tenancy.employ(Set.of(ProviderPermission.values()));
        navigate(DRAFT, PriceListView.class);
        var price = find(TextField.class)
                .withPropertyValue(TextField::getValue, "0.0372")
                .single();
        test(price).setValue("0.0400");
        assertThat(page()).contains("was €0.0341 (+17.3 %)");
        press("Save draft");

        assertThat(lists.saved())
                .hasValueSatisfying(saved ->
                        assertThat(saved.prices().getFirst().perUnit().amount()).isEqualByComparingTo("0.04"));
    }

    @Test
    void whatCannotBeReadIsMarkedAndNotSaved() {
        tenancy.employ(Set.of(ProviderPermission.values()));
        navigate(DRAFT, PriceListView.class);
        var price = find(TextField.class)
                .withPropertyValue(TextField::getValue, "0.0372")
                .single();
        test(price).setValue("cheap");
        press("Save draft");

        assertThat(price.isInvalid()).isTrue();
        assertThat(price.getValue()).isEqualTo("cheap");
    }

    @Test
    void activatingSaysWhatItMeansAndAsksForTheDate() {
        tenancy.employ(Set.of(ProviderPermission.values()));
        navigate(DRAFT, PriceListView.class);
        press("Activate price list");
        assertThat(page()).contains("pays these 2 prices", "cannot be undone");
        test(find(Button.class).withText("Activate price list").last()).click();
        assertThat(page()).contains("That is not the date");
    }

    @Test
    void theSimulationSaysCalmlyThatNothingIsMetered() {
        tenancy.employ(Set.of(ProviderPermission.VIEW));
        navigate(DRAFT, PriceListView.class);
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().startsWith("Try on"))
                        .findFirst()
                        .orElseThrow())
                .click();

        assertThat(page()).contains("Usage is not metered yet");
    }

    @Test
    void plansShowTheirTerms() {
        tenancy.employ(Set.of(ProviderPermission.VIEW));
        navigate("provider/plans", PlansView.class);
        assertThat(page()).contains("Standard", "Standard EUR", "10 %", "all others");
        navigate("provider/plans/standard", PlanView.class);
        assertThat(page()).contains("Price list and discount", "Default plan");
    }
}
