package cloud.nuvem.dev.stripe;

import com.stripe.Stripe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account of Stripe's test mode, on loopback. The library is told {@link #url} as its API base and {@link Keys#secret} as its
 * key; people open the pages, and {@link #url} itself shows what the account has.
 */
public final class StripeSandbox implements AutoCloseable {

    private final StripeServer server;
    private final Account account;
    private final Deliveries deliveries;
    private final Payments payments;
    private final WebhookEndpoints endpoints;
    private final Faults faults = new Faults();

    /**
     * How a sandbox lives.
     *
     * @param file keeps the account for the next run
     * @param port 0 for any
     */
    public record Options(@Nullable Path file, Clock clock, int port) {}

    private StripeSandbox(Options options) {
        server = StripeServer.listen(options.port());
        var base = server.url().toString();
        var stored = new Stored(options.file());
        deliveries = new Deliveries(new Signing(options.clock()), wanting(stored));
        account = new Account(stored, options.clock(), deliveries, Stripe.API_VERSION);
        var methods = new PaymentMethods(account);
        var balance = new Balance(account);
        var charges = new Charges(account, balance, base);
        var authentication = new Authentication(base);
        payments = new Payments(account, methods, charges, authentication);
        var setups = new Setups(account, methods, authentication);
        var paymentIntents = new PaymentIntents(account, methods, payments);
        var setupIntents = new SetupIntents(account, methods, setups);
        var sessions = new CheckoutSessions(account, setupIntents, base);
        endpoints = new WebhookEndpoints(account);
        var routes = new Routes();
        methods.addTo(routes);
        new Customers(account, methods).addTo(routes);
        paymentIntents.addTo(routes);
        setupIntents.addTo(routes);
        sessions.addTo(routes);
        charges.addTo(routes);
        new Refunds(account, balance).addTo(routes);
        balance.addTo(routes);
        new Disputes(account).addTo(routes);
        new Events(account).addTo(routes);
        endpoints.addTo(routes);
        var parts = new Checkout.Parts(methods, paymentIntents, payments, setups, authentication);
        var pages = new Pages(account, new Checkout(account, sessions, parts), new Dashboard(account, this));
        server.serve(new Api(account, routes, faults, Keys.SANDBOX), pages);
    }

    private static Deliveries.Endpoints wanting(Stored stored) {
        return new Deliveries.Endpoints() {
            @Override
            public List<ObjectNode> wanting(String eventType) {
                return WebhookEndpoints.wanting(stored, eventType);
            }

            @Override
            public String secret(String endpointId) {
                return WebhookEndpoints.secret(stored, endpointId);
            }
        };
    }

    public static StripeSandbox start(Options options) {
        return new StripeSandbox(options);
    }

    /** Forgets everything when it is closed. */
    public static StripeSandbox throwAway(Clock clock) {
        return start(new Options(null, clock, 0));
    }

    /** The API base for the library, and the page that shows the account. */
    public URI url() {
        return server.url();
    }

    public Keys keys() {
        return Keys.SANDBOX;
    }

    /** Misbehaviour on demand. */
    public Faults faults() {
        return faults;
    }

    /** How events travel. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Sends all events to this address from now on, signed with the secret of {@link #keys}; once for each address. */
    public void tell(URI listener) {
        synchronized (account) {
            boolean known = account.stored()
                    .newestFirst(Kind.WEBHOOK_ENDPOINT)
                    .anyMatch(endpoint -> Json.must(endpoint, "url").equals(listener.toString()));
            if (!known) {
                var _ = endpoints.open(listener.toString(), List.of("*"), Keys.SANDBOX.webhookSecret());
                account.stored().save();
            }
        }
    }

    /** Whether payments stay in {@code processing} until {@link #settle}. */
    public void processing(boolean slow) {
        synchronized (account) {
            payments.slow(slow);
        }
    }

    /** Ends all payments that are processing. */
    public void settle() {
        synchronized (account) {
            var all = account.stored().newestFirst(Kind.PAYMENT_INTENT).toList();
            all.stream()
                    .filter(intent -> Json.must(intent, "status").equals("processing"))
                    .forEach(payments::settle);
            account.stored().save();
        }
    }

    /** Sends a known event to everybody who wants it, once more. */
    public void resend(String eventId) {
        synchronized (account) {
            deliveries.resend(account.stored().get(Kind.EVENT, eventId));
        }
    }

    /** The ids of all events of this type, oldest first; {@code charge.*} stands for several. */
    public List<String> events(String type) {
        synchronized (account) {
            return account.stored()
                    .newestFirst(Kind.EVENT)
                    .filter(event -> Events.matches(type, Json.must(event, "type")))
                    .map(event -> Json.must(event, "id"))
                    .toList()
                    .reversed();
        }
    }

    /** The cents that were taken and kept, over all currencies: what no fault may double. */
    public long taken() {
        synchronized (account) {
            return charges()
                    .mapToLong(
                            charge -> Json.number(charge, "amount_captured") - Json.number(charge, "amount_refunded"))
                    .sum();
        }
    }

    /** How often a card was charged. */
    public long chargesMade() {
        synchronized (account) {
            return charges()
                    .filter(charge -> charge.path("paid").asBoolean(false))
                    .count();
        }
    }

    private Stream<ObjectNode> charges() {
        return account.stored().newestFirst(Kind.CHARGE);
    }

    @Override
    public void close() {
        server.close();
        deliveries.close();
        account.stored().save();
    }
}
