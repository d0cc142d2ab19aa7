package cloud.nuvem;

import cloud.nuvem.dev.DemoBills;
import cloud.nuvem.dev.DemoMachines;
import cloud.nuvem.dev.DemoTenants;
import cloud.nuvem.dev.DevWorld;
import cloud.nuvem.dev.MailCatcher;
import cloud.nuvem.dev.WorldCard;
import cloud.nuvem.dev.WorldClock;
import cloud.nuvem.dev.WorldDesk;
import cloud.nuvem.dev.WorldTime;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/** Starts the whole embedded world and the portal in it, in the foreground: what {@code ./mvnw} runs. */
public final class TestNuvemApplication {

    private static final int PORTAL_PORT = Integer.getInteger("nuvem.portal.port", 8080);
    private static final int KEYCLOAK_PORT = Integer.getInteger("nuvem.keycloak.port", 8180);
    private static final int STRIPE_PORT = Integer.getInteger("nuvem.stripe.port", 8280);

    private TestNuvemApplication() {}

    /** Ends with status 1 when a part does not start: nothing is left running. */
    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(TestNuvemApplication.class).error("The embedded world did not start", failure);
            System.exit(1);
        }
    }

    @SuppressWarnings("SystemOut") // a person watches the terminal
    private static void run(String[] arguments) {
        var programs = System.getProperty("nuvem.dev.dir", ".dev");
        var folder = Path.of(System.getProperty("nuvem.world.dir", programs)).toAbsolutePath();
        var portal = URI.create("http://localhost:" + PORTAL_PORT);
        var kept = new DevWorld.Kept(folder, Boolean.getBoolean("nuvem.reset"), portal, KEYCLOAK_PORT, STRIPE_PORT);
        var world = DevWorld.start(kept, System.out::println);
        var clock = WorldClock.keptIn(folder);
        var mails = MailCatcher.start();
        var desk = WorldDesk.open(clock, mails);
        var context = SpringApplication.from(NuvemApplication::main)
                .with(WorldTime.class)
                .run(commandLine(world, mails, arguments))
                .getApplicationContext();
        var tenants = DemoTenants.seed(world.keycloak(), context);
        var card = new WorldCard(portal, desk.address(), world, tenants);
        card.write(folder);
        DemoMachines.seed(tenants, context);
        DemoBills.seed(tenants, world.postgres(), context);
        world.prometheus().givePast(tenants.shopProduction().id().namespace());
        System.out.println(card.text(folder));
    }

    private static String[] commandLine(DevWorld world, MailCatcher mails, String[] arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--server.port=" + PORTAL_PORT);
        all.add("--server.address=127.0.0.1");
        all.add("--nuvem.billing.portal=http://localhost:" + PORTAL_PORT);
        all.add("--nuvem.billing.every=3s");
        all.add("--nuvem.billing.payments.every=5s");
        mails.properties().forEach((key, value) -> all.add("--" + key + "=" + value));
        world.properties().forEach((key, value) -> all.add("--" + key + "=" + value));
        return all.toArray(String[]::new);
    }
}
