package cloud.nuvem.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.sandbox.FakeStanding;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.ui.Banners;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.StandingSource;
import cloud.nuvem.ui.Tone;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FrameTests extends PageTests {

    @Autowired
    private OrganizationNavigation navigation;

    @Autowired
    private FakeStanding standing;

    @Test
    void leadsToWhatExistsAndNothingElse() {
        open("p/shop-production");
        assertThat(find(SideNavItem.class).all())
                .extracting(SideNavItem::getLabel)
                .startsWith("Project overview", "Virtual machines", "Images", "Instance types", "SSH keys")
                .doesNotContain("Volumes", "Invoices");
    }

    @Test
    void showsNoWayToWhatARoleMayNotOpen() {
        tenancy.allowOnly(Set.of(Permission.VIEW_AUDIT, Permission.MANAGE_MEMBERS));
        var allowed = organizationEntries();
        tenancy.allowOnly(Set.of());
        assertThat(allowed).contains("o/acme/audit", "o/acme/members", "o/acme/projects", "o/acme/tokens");
        assertThat(organizationEntries()).containsExactly("p/shop-production", "o/acme/projects", "o/acme/tokens");
    }

    private List<String> organizationEntries() {
        return navigation.entries(new NavigationSource.Place("shop-production", "acme")).stream()
                .map(NavigationSource.Entry::path)
                .toList();
    }

    @Test
    void aRoleWithoutResourcesIsToldWhatItsPlaceIs() {
        tenancy.allowOnly(Set.of(Permission.VIEW_BILLING));
        open("p/shop-production");
        assertThat(page()).contains("Your role does not include resources").doesNotContain("Needs attention");
    }

    @Test
    void countsWhatThereIs() {
        open("p/shop-production");
        assertThat(read(find(Navigation.class).single())).contains("12");
    }

    @Test
    void eachStepOfTheWayIsALink() {
        open("p/shop-production/virtual-machines/web-1");
        var crumbs = find(Anchor.class, find(Breadcrumbs.class).single()).all();
        assertThat(crumbs).extracting(Anchor::getText).containsExactly("Acme", "shop-production", "Virtual machines");
        assertThat(crumbs.getLast().getHref()).isEqualTo("p/shop-production/virtual-machines");
    }

    @Test
    void remembersTheProjectLastOpened() {
        open("p/shop-staging");
        assertThat(people.current().preferences().lastProject()).isEqualTo("shop-staging");
        open("");
        assertThat(page()).contains("shop-staging");
    }

    @Test
    void theBareAddressLeadsToTheFirstProject() {
        open("");
        assertThat(find(HomeView.class).single().title()).isEqualTo("shop-next");
    }

    @Test
    void tellsASuspensionOnEveryPage() {
        tenancy.suspend(Organization.Suspension.NEW_RESOURCES_BLOCKED);
        open("p/shop-production/images");
        assertThat(read(find(Banners.class).single())).contains("New resources are blocked");
    }

    @Test
    void whoMaySeeMoneyIsToldWhereToPayInstead() {
        tenancy.suspend(Organization.Suspension.NEW_RESOURCES_BLOCKED);
        standing.say(new StandingSource.Line(Tone.BAD, "An invoice is unpaid.", "Pay it", "o/acme/invoices/1"));
        open("p/shop-production/images");
        var banners = find(Banners.class).single();
        assertThat(read(banners)).contains("An invoice is unpaid.").doesNotContain("New resources are blocked");
        assertThat(find(Anchor.class, banners).single().getHref()).isEqualTo("o/acme/invoices/1");

        standing.say(null);
        tenancy.suspend(Organization.Suspension.NONE);
        open("p/shop-production");
        assertThat(read(find(Banners.class).single())).isEmpty();
    }

    @Test
    void aMachineThatIsCalledLikeThePageBesideItOpensAll() {
        machines.add("create");
        open("p/shop-production/virtual-machines/create/overview");
        assertThat(page()).contains("What happened", "Configuration");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains(
                        "/p/shop-production/virtual-machines/create/overview",
                        "/p/shop-production/virtual-machines/create/activity");
        open("p/shop-production/virtual-machines/create");
        assertThat(page()).contains("Create a virtual machine");
    }

    @Test
    void anUnknownPageSaysSoInsideTheFrame() {
        open("p/shop-production/nothing-like-this");
        assertThat(page()).contains("There is nothing here", "Back to your project");
    }

    @Test
    void thePaletteFindsPagesAndMachines() {
        open("p/shop-production");
        fireShortcut(Key.KEY_K, KeyModifier.CONTROL);
        test(find(TextField.class).withPlaceholder("Search or jump to").single())
                .setValue("web");
        assertThat(read(find(PaletteList.class).single())).contains("web-1", "web-2", "web-3");
    }

    @Test
    void homeSaysWhatRunsWhatNeedsSomebodyAndWhatItCosts() {
        open("p/shop-production");
        assertThat(page()).contains("9 running", "Needs attention", "batch-1", "€279.65", "Quota of your organization");
    }

    @Test
    void homeOfAFreshProjectOffersFirstSteps() {
        open("p/shop-next");
        assertThat(page()).contains("A fresh project", "Create a VM", "Add an SSH key");
    }

    private void open(String path) {
        UI.getCurrent().navigate(path);
        roundTrip();
    }
}
