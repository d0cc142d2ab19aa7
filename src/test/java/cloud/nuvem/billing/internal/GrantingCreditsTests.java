package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.billing.Credits;
import cloud.nuvem.billing.Credits.Credit;
import cloud.nuvem.billing.Credits.GrantCredit;
import cloud.nuvem.billing.Credits.GrantCreditResult;
import cloud.nuvem.billing.Credits.GrantCreditResult.InvalidField;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider's staff give a customer something in advance. */
class GrantingCreditsTests {

    private final BillingWorld world = new BillingWorld();
    private Organization organization;

    @BeforeEach
    void run() {
        organization = world.organization();
        world.ran(world.project(organization, "Shop"), "web-1", "u1.large", 1, 700);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Credits credits() {
        return world.bean(Credits.class);
    }

    private GrantCreditResult grant(OrganizationId to, String amount, String currency, String reason) {
        var admin = world.actor("root", ProviderRole.ADMIN);
        return credits().grant(admin, new GrantCredit(to, Money.of(amount, currency), reason, null));
    }

    @Test
    void givesWhatTheCustomerSeesAndTheNextInvoiceTakes() {
        assertThat(grant(organization.id(), "5.00", "EUR", "Welcome")).isInstanceOf(GrantCreditResult.Granted.class);
        assertThat(credits().of(world.owner, organization.id()))
                .extracting(Credit::left)
                .containsExactly(Money.of("5.000", "EUR"));

        world.toMonthEnd();
        world.run().run(world.month);

        assertThat(credits().of(world.owner, organization.id()))
                .singleElement()
                .satisfies(credit -> assertThat(credit.left().amount().signum()).isZero());
        assertThat(credits().all(world.actor("sofia", ProviderRole.SUPPORT)))
                .singleElement()
                .satisfies(granted -> assertThat(granted.organizationName()).isEqualTo(organization.slug()));
    }

    @Test
    void refusesWhatCouldNeverBeTaken() {
        assertThat(grant(organization.id(), "5.00", "USD", "Welcome")).isEqualTo(new InvalidField("amount"));
        assertThat(grant(organization.id(), "0.00", "EUR", "Welcome")).isEqualTo(new InvalidField("amount"));
        assertThat(grant(organization.id(), "5.00", "EUR", " ")).isEqualTo(new InvalidField("reason"));
        assertThat(grant(new OrganizationId(UUID.randomUUID()), "5.00", "EUR", "Welcome"))
                .isInstanceOf(GrantCreditResult.UnknownOrganization.class);
        var over = new GrantCredit(
                organization.id(),
                Money.of("5.00", "EUR"),
                "Welcome",
                world.clock.instant().minus(Duration.ofDays(1)));
        assertThat(credits().grant(world.actor("root", ProviderRole.ADMIN), over))
                .isEqualTo(new InvalidField("expires-at"));
    }

    @Test
    void isTheProvidersAlone() {
        var command = new GrantCredit(organization.id(), Money.of("5.00", "EUR"), "Mine", null);
        assertThat(credits().grant(world.owner, command)).isInstanceOf(GrantCreditResult.NotAllowed.class);
        assertThatThrownBy(() -> credits().all(world.owner)).isInstanceOf(DeniedException.class);
        assertThat(credits().of(world.owner, organization.id())).isEmpty();
    }
}
