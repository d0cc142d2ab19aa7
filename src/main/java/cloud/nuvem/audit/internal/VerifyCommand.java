package cloud.nuvem.audit.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * {@code --nuvem.audit.verify}: instead of the portal, verifies every organization's trail as the provider's role, prints one
 * line for each, and ends with 0 when all are intact, 1 when one is broken, 2 when it could not look. Needs nothing but the
 * database, and no portal has to stop for it.
 *
 * <p>{@code --nuvem.audit.known-heads=<file>} compares with what an earlier run printed and somebody kept elsewhere: only so
 * is it found that the end of a trail was cut off, or that all of it was written anew.
 */
class VerifyCommand implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        if (environment.containsProperty("nuvem.audit.verify")) {
            System.exit(run(environment, System.out));
        }
    }

    /** The exit code. */
    static int run(Environment environment, PrintStream output) {
        var url = environment.getRequiredProperty("nuvem.database.url");
        var user = environment.getProperty("nuvem.database.provider-user", "nuvem_provider");
        var password = environment.getProperty("nuvem.database.provider-password", "");
        try (var connection = DriverManager.getConnection(url, user, password)) {
            var known = KnownHeads.read(environment.getProperty("nuvem.audit.known-heads"));
            return new TrailsCheck(ChainQueries.of(connection), known, output).run() ? 0 : 1;
        } catch (SQLException | IOException unreachable) {
            output.println("cannot verify: " + unreachable.getMessage());
            return 2;
        }
    }

    /** After the configuration files are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
