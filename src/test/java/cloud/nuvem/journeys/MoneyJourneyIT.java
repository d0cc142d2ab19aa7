package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.BillingAccounts;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccount;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccountResult;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.pricing.ChangePriceListResult;
import cloud.nuvem.pricing.PriceAdjustment;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.PriceLists.ActivatePriceList;
import cloud.nuvem.pricing.PriceLists.DraftPriceList;
import cloud.nuvem.pricing.PriceLists.SavePriceList;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.Tenants;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From last month's usage to money: paid, declined, confirmed at the bank, given back. The ladder's days are seconds here. */
class MoneyJourneyIT extends Journey {

    private static final String SAVED_AND_DECLINED = "4000 0000 0000 0341";
    private static final String ASKS_EACH_TIME = "4000 0027 6000 3184";
    private static final String GOOD = "4242 4242 4242 4242";

    @DynamicPropertySource
    static void seconds(DynamicPropertyRegistry registry) {
        registry.add("nuvem.billing.first", () -> "1s");
        registry.add("nuvem.billing.every", () -> "1s");
        registry.add("nuvem.billing.payment-days", () -> "0");
        registry.add("nuvem.billing.payments.first", () -> "1s");
        registry.add("nuvem.billing.payments.every", () -> "1s");
        registry.add("nuvem.billing.dunning.block-after", () -> "2s");
        registry.add("nuvem.billing.dunning.stop-after", () -> "4s");
        registry.add("nuvem.billing.dunning.notice", () -> "1s");
        registry.add("nuvem.compute.standstill", () -> "2s");
    }

    @Test
    void aMonthIsExplainedPaidByCardAndGivenBack() {
        var project = ofCustomer("paying");
        UsedMachines.inLastMonth(WORLD.postgres(), project);
        var invoice = issued(project.organization());
        var page = signIn("bia", path("paying", invoice));
        assertThat(page.locator("h1")).hasText(String.valueOf(invoice.number()));
        assertThat(page.locator(".nv-invoice")).containsText("Virtual machine · u1.large");
        page.locator(".nv-invoice .actions a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/usage/.*"));
        assertThat(page.locator("main")).containsText("u1.large");
        page.goBack();

        pay(page, "Pay now", GOOD);
        assertThat(page).hasURL(Pattern.compile(".*" + path("paying", invoice)));
        assertThat(page.locator(".nv-title-line")).containsText("Paid");
        assertThat(link(page, "Receipt")).hasAttribute("href", Pattern.compile("http.*"));
        assertThat(page.locator(".nv-banners")).isEmpty();

        var staff = signIn("root", "/provider/invoices/" + invoice.id());
        button(staff, "Refund").click();
        var dialog = staff.getByRole(AriaRole.DIALOG);
        dialog.locator("vaadin-text-field input").fill("An outage");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Refund"))
                .click();
        assertThat(staff.locator("main")).containsText("An outage");
        staff.navigate("/provider/payments");
        assertThat(staff.locator("main")).containsText("Given back");
        axeFindsNothing(staff);
        page.reload();
        assertThat(page.locator(".nv-invoice")).containsText("An outage");
        assertThat(page.locator(".nv-title-line")).containsText("Paid");
    }

    @Test
    void aDeclinedCardLeadsToAStandstillThatPaymentEnds() {
        var project = ofCustomer("declined");
        running(tenants().ana(), project, "sleeper");
        var page = signIn("bia", "/o/declined/payments");
        saveCard(page, SAVED_AND_DECLINED);
        assertThat(page.locator("main")).containsText("0341");
        axeFindsNothing(page);
        UsedMachines.inLastMonth(WORLD.postgres(), project);
        var invoice = issued(project.organization());
        becomes(project.organization(), Suspension.COMPUTE_STOPPED);
        state(project, VmStatus.State.STOPPED);

        page.navigate("/o/declined/usage");
        assertThat(page.locator(".nv-banners")).containsText("machines are stopped");
        page.locator(".nv-banners a").click();
        assertThat(page.locator(".nv-invoice")).isVisible();
        axeFindsNothing(page);
        assertThat(page).hasURL(Pattern.compile(".*" + path("declined", invoice)));
        assertThat(page.locator("main")).containsText("The bank declined the card");
        pay(page, "Pay with another card", GOOD);
        assertThat(page.locator(".nv-title-line")).containsText("Paid");
        becomes(project.organization(), Suspension.NONE);
        assertThat(page.locator(".nv-banners")).isEmpty();

        var machine = signIn("ana", machines(project) + "/sleeper");
        button(machine, "Start").click();
        state(project, VmStatus.State.RUNNING);
    }

    @Test
    void aBankThatAsksIsAnsweredAtThePage() {
        var project = ofCustomer("asked");
        var page = signIn("bia", "/o/asked/payments");
        saveCard(page, ASKS_EACH_TIME);
        assertThat(page.locator("main")).containsText("3184");
        UsedMachines.inLastMonth(WORLD.postgres(), project);
        var invoice = issued(project.organization());

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            page.navigate(path("asked", invoice));
            assertThat(page.locator("main").innerText()).contains("Your bank wants you to confirm a payment");
        });
        pay(page, "Pay now", ASKS_EACH_TIME);
        assertThat(page.locator(".nv-title-line")).containsText("Paid");
    }

    @Test
    void aPriceThatIsRaisedFromNextMonthOnDoesNotMoveThePast() {
        var before = ofCustomer("before-the-raise");
        UsedMachines.inLastMonth(WORLD.postgres(), before);
        var invoice = issued(before.organization());
        var page = signIn("bia", path("before-the-raise", invoice));
        assertThat(page.locator(".nv-invoice")).isVisible();
        var text = page.locator(".nv-invoice").innerText();

        raisePrices();
        page.reload();
        assertThat(page.locator(".nv-invoice")).isVisible();
        assertThat(page.locator(".nv-invoice").innerText()).isEqualTo(text);
        var after = ofCustomer("after-the-raise");
        UsedMachines.inLastMonth(WORLD.postgres(), after);
        assertThat(issued(after.organization()).amounts()).isEqualTo(invoice.amounts());
    }

    /** By the half, from the first of the next month on. */
    private void raisePrices() {
        var root = new Actor(personOf("root"), "Root", Actor.Door.PORTAL);
        var lists = bean(PriceLists.class);
        var now = lists.inForce(root, "Standard EUR").orElseThrow();
        var draft = changed(lists.draft(root, new DraftPriceList(now.name(), "EUR", now.id())));
        var raised = new PriceAdjustment(null, BigDecimal.valueOf(50)).of(draft.prices());
        var saved = changed(lists.save(root, new SavePriceList(draft.id(), draft.version(), "", raised)));
        var day = UsedMachines.lastMonth().plusMonths(2).atDay(1);
        var from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var active =
                changed(lists.activate(root, new ActivatePriceList(saved.id(), saved.version(), from, day.toString())));
        assertThat(active.state()).isEqualTo(PriceList.State.SCHEDULED);
    }

    private static PriceList changed(ChangePriceListResult result) {
        assertThat(result).isInstanceOf(ChangePriceListResult.Changed.class);
        return ((ChangePriceListResult.Changed) result).list();
    }

    /** What {@link EveryPageIsAccessibleIT} sees empty, filled. */
    private static void axeFindsNothing(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private void pay(Page page, String words, String card) {
        button(page, words).click();
        fillIn(page, card);
    }

    private void saveCard(Page page, String card) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a card"))
                .click();
        fillIn(page, card);
    }

    /** On the processor's page; where it leads to the bank, the bank is answered. */
    private static void fillIn(Page page, String card) {
        page.locator("#cardNumber").fill(card);
        page.locator("#email").fill("bia@acme.example");
        page.locator("#billingName").fill("Bia");
        page.locator("#submit").click();
        if (card.equals(ASKS_EACH_TIME)) {
            page.locator("#test-source-authorize-3ds").click();
        }
        page.locator("main h1").waitFor();
    }

    private static Locator button(Page page, String words) {
        return page.locator(".nv-page-actions vaadin-button", new Page.LocatorOptions().setHasText(words));
    }

    private static Locator link(Page page, String words) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static String path(String organization, Invoice invoice) {
        return "/o/" + organization + "/invoices/" + invoice.id();
    }

    /** An organization of its own with somebody to bill, in which bia looks after the money. */
    private Project ofCustomer(String slug) {
        var ana = tenants().ana();
        var founded = (Founded) bean(Organizations.class).found(ana, new FoundOrganization(slug, slug));
        var organization = founded.organization().id();
        bean(Memberships.class).grant(ana, new GrantRole(organization, personOf("bia"), null, Role.BILLING));
        var account = new ChangeBillingAccount(
                organization,
                "Customer, S.A.",
                new PostalAddress("Main Street 1", "1000-001", "Lisboa", "", "PT"),
                "",
                List.of(slug + "@acme.example"),
                "",
                "Europe/Lisbon",
                "en",
                null);
        assertThat(bean(BillingAccounts.class).change(ana, account))
                .isInstanceOf(ChangeBillingAccountResult.Changed.class);
        return project(ana, organization, "Shop");
    }

    private Invoice issued(OrganizationId organization) {
        var invoices = bean(Invoices.class);
        return Awaitility.await("an invoice")
                .atMost(PATIENCE)
                .until(() -> invoices.of(tenants().ana(), organization), all -> !all.isEmpty())
                .getFirst();
    }

    private void becomes(OrganizationId organization, Suspension suspension) {
        Awaitility.await(suspension.name())
                .atMost(PATIENCE)
                .until(() -> bean(Tenants.class)
                        .findOrganization(tenants().ana(), organization)
                        .map(Organization::suspension)
                        .filter(suspension::equals)
                        .isPresent());
    }

    private void state(Project project, VmStatus.State state) {
        Awaitility.await("sleeper " + state)
                .atMost(PATIENCE)
                .until(() -> bean(VirtualMachines.class)
                        .find(tenants().ana(), project.id(), new ResourceName("sleeper"))
                        .filter(machine -> machine.status().state() == state)
                        .isPresent());
    }
}
