package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.billing.Seller;
import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.dev.MovedClock;
import cloud.nuvem.dev.Replica;
import cloud.nuvem.dev.stripe.StripeSandbox;
import cloud.nuvem.identity.FakePeople;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Tenants;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentMethodAttachParams;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Organizations with issued invoices on a real database, a sandbox of Stripe, and as many replicas of billing as are asked for. */
final class PaymentWorld implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final ScopedValue<StripeProperties> STRIPE = ScopedValue.newInstance();

    final MovedClock clock = new MovedClock();
    final StripeSandbox sandbox = StripeSandbox.throwAway(clock);
    private final MigratedPostgres postgres = MigratedPostgres.ofItsOwn();
    final DSLContext database = postgres.superuser();
    final Actor owner;

    private static final Seller SELLER = new Seller(
            "NUV",
            "Nuvem Cloud, Lda.",
            new PostalAddress("Rua do Ouro 1", "1100-060", "Lisboa", "", "PT"),
            null,
            "billing@nuvem.example",
            null);

    private final Map<OrganizationId, Locale> languages = new HashMap<>();
    private final Replica portal;
    private final String legalEntity = "P" + UUID.randomUUID().toString().substring(0, 10);

    /** The sandbox in the place of Stripe. */
    static class AtTheSandbox {
        @Bean
        @Primary
        StripeProperties sandboxProperties() {
            return STRIPE.get();
        }
    }

    PaymentWorld() {
        portal = replica();
        var person = bean(FakePeople.class).add("payer-" + legalEntity);
        owner = new Actor(person.id(), person.displayName(), Door.PORTAL);
    }

    /** Another one on the same database. */
    Replica replica() {
        var keys = sandbox.keys();
        var properties = new StripeProperties(
                sandbox.url().toString(),
                keys.secret(),
                keys.webhookSecret(),
                keys.publishable(),
                Duration.ofMillis(700),
                Duration.ofMinutes(5));
        return ScopedValue.where(STRIPE, properties)
                .call(() -> new Replica(
                        postgres,
                        List.of("tenancy", "pricing", "metering", "billing"),
                        clock,
                        BillingWorld.Surroundings.class,
                        AtTheSandbox.class));
    }

    <T> T bean(Class<T> type) {
        return portal.bean(type);
    }

    OrganizationId organization() {
        var slug = "p" + UUID.randomUUID().toString().substring(0, 12);
        var result = bean(Organizations.class).found(owner, new FoundOrganization(slug, "Acme"));
        return ((Founded) result).organization().id();
    }

    Organization.Suspension suspension(OrganizationId organization) {
        return bean(Tenants.class)
                .findOrganization(owner, organization)
                .orElseThrow()
                .suspension();
    }

    /** Somebody of the provider's. */
    Actor staff(ProviderRole role) {
        var person = bean(FakePeople.class).add("staff-" + NUMBERS.incrementAndGet() + legalEntity, role);
        return new Actor(person.id(), person.displayName(), Door.PORTAL);
    }

    /** Saves one of Stripe’s test cards as if its owner had typed it. */
    String card(OrganizationId organization, String testCard) {
        var customer = bean(SavedCards.class).customer(organization, "Acme");
        try {
            var card = stripe().v1()
                    .paymentMethods()
                    .attach(
                            testCard,
                            PaymentMethodAttachParams.builder()
                                    .setCustomer(customer)
                                    .build());
            bean(SavedCards.class).refresh(organization);
            bean(PayerRepository.class).makeDefault(organization, card.getId());
            return card.getId();
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    StripeClient stripe() {
        return StripeClient.builder()
                .setApiKey(sandbox.keys().secret())
                .setApiBase(sandbox.url().toString())
                .build();
    }

    /** Issued now, due in 14 days, each for a month of its own. */
    Invoice invoice(OrganizationId organization, String euros) {
        int number = NUMBERS.incrementAndGet();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var id = database.fetchSingle(
                        """
                        insert into billing.invoice (organization_id, month, state, currency, net, credits, tax, total, legal_entity,
                            seller, buyer, project_names, made_at, number, number_year, number_position, issued_at, due_at, announced_at)
                        values (?::uuid, ?::date, 'ISSUED', 'EUR', ?::numeric, 0, 0, ?::numeric, ?, ?::jsonb, ?::jsonb, '{}',
                            ?::timestamptz, ?, 2026, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz)
                        returning id
                        """,
                        organization.value(),
                        LocalDate.of(2000, 1, 1).plusMonths(number),
                        euros,
                        euros,
                        legalEntity,
                        InvoiceJsonQueries.seller(SELLER).data(),
                        InvoiceJsonQueries.buyer(buyer(organization)).data(),
                        now,
                        legalEntity + "-" + number,
                        number,
                        now,
                        now.plusDays(14),
                        now)
                .get(0, UUID.class);
        return ledger().find(new InvoiceId(id)).orElseThrow();
    }

    /** From now on its invoices go to readers of this language; to readers of English before. */
    void reads(OrganizationId organization, Locale language) {
        languages.put(organization, language);
    }

    String recipient(OrganizationId organization) {
        return "money-" + organization + "@acme.example";
    }

    private BillingDetails buyer(OrganizationId organization) {
        return new BillingDetails(
                "Acme, S.A.",
                new PostalAddress("Main Street 1", "1000-001", "Town", "", "PT"),
                null,
                List.of(recipient(organization)),
                "",
                ZoneOffset.UTC,
                languages.getOrDefault(organization, Locale.ENGLISH));
    }

    InvoiceLedger ledger() {
        return bean(InvoiceLedger.class);
    }

    Invoice read(Invoice invoice) {
        return ledger().find(invoice.id()).orElseThrow();
    }

    @Override
    public void close() {
        portal.close();
        sandbox.close();
    }
}
