package cloud.nuvem;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.validation.constraints.NotEmpty;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

/**
 * Three roles on one database: the owner migrates, the application role (Boot's data source) is bound by row-level security,
 * the provider role sees what provider-wide jobs are granted.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /**
     * @param url JDBC URL of the database
     * @param providerConnections at most this many at once for provider-wide jobs
     */
    @Validated
    @ConfigurationProperties("nuvem.database")
    record DatabaseProperties(
            @NotEmpty String url,
            @DefaultValue("nuvem_app") String appUser,
            @DefaultValue("") String appPassword,
            @DefaultValue("nuvem_owner") String ownerUser,
            @DefaultValue("") String ownerPassword,
            @DefaultValue("nuvem_provider") String providerUser,
            @DefaultValue("") String providerPassword,
            @DefaultValue("4") int providerConnections) {

        /** Passwords stay out of logs. */
        @Override
        public String toString() {
            return "DatabaseProperties[" + url + "]";
        }
    }

    /** What was learned from one connection counts for all. */
    @Bean
    ExecuteListenerProvider deadConnections(HikariDataSource pool) {
        return new DefaultExecuteListenerProvider(new DeadConnections(pool));
    }

    /** Not a bean of type DataSource, so that nothing takes it for the application's own. */
    @Bean(destroyMethod = "close")
    ProviderConnections providerConnections(DatabaseProperties properties) {
        return new ProviderConnections(properties);
    }

    /** For provider-wide jobs: {@code @Qualifier("provider")}. */
    @Bean(defaultCandidate = false)
    DSLContext provider(ProviderConnections connections) {
        return DSL.using(connections.pool, SQLDialect.POSTGRES);
    }

    /** The pool of the provider role. */
    static final class ProviderConnections implements AutoCloseable {

        private final HikariDataSource pool = new HikariDataSource();

        ProviderConnections(DatabaseProperties properties) {
            pool.setPoolName("provider");
            pool.setJdbcUrl(properties.url());
            pool.setUsername(properties.providerUser());
            pool.setPassword(properties.providerPassword());
            pool.setMaximumPoolSize(properties.providerConnections());
            pool.setMinimumIdle(0);
            pool.setInitializationFailTimeout(-1);
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /**
     * Throws away the whole pool when one of its connections has died: after a fail-over the others are dead too, and each would cost
     * somebody a request. Asking each whether it lives before every use was rejected: it costs all requests a round trip.
     */
    private static final class DeadConnections implements ExecuteListener {

        private static final String CONNECTION_LOST = "08";
        private static final String SHUT_DOWN = "57P";

        private final transient HikariDataSource pool;

        DeadConnections(HikariDataSource pool) {
            this.pool = pool;
        }

        @Override
        public void exception(ExecuteContext context) {
            var connections = pool.getHikariPoolMXBean();
            if (connections != null && isLost(context.sqlException())) {
                connections.softEvictConnections();
            }
        }

        private static boolean isLost(@Nullable SQLException failure) {
            var state = failure == null ? null : failure.getSQLState();
            return state != null && (state.startsWith(CONNECTION_LOST) || state.startsWith(SHUT_DOWN));
        }
    }
}
