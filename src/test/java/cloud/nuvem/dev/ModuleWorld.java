package cloud.nuvem.dev;

import cloud.nuvem.identity.FakePeople;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The insides of some modules on a real PostgreSQL with every migration applied: no doors, no Keycloak, no cluster. Starts in
 * two seconds, for tests that speak with facades.
 */
public final class ModuleWorld implements AutoCloseable {

    private final MigratedPostgres postgres = MigratedPostgres.shared();
    private final HikariDataSource application;
    private final HikariDataSource provider;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private ModuleWorld(List<String> modules, Clock clock, Class<?>... more) {
        application = pool("nuvem_app", 20);
        provider = pool("nuvem_provider", 2);
        context.registerBean(FakePeople.class, FakePeople::new);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(DataSource.class, () -> application, definition -> definition.setDestroyMethodName(""));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(application));
        context.registerBean(
                "application",
                DSLContext.class,
                () -> DSL.using(new TransactionAwareDataSourceProxy(application), SQLDialect.POSTGRES),
                definition -> definition.setPrimary(true));
        context.registerBean("provider", DSLContext.class, () -> DSL.using(provider, SQLDialect.POSTGRES));
        if (more.length > 0) {
            context.register(more);
        }
        context.scan(modules.stream()
                .map(module -> "cloud.nuvem." + module + ".internal")
                .toArray(String[]::new));
        context.refresh();
    }

    /** @param more beans that other modules or tests would answer with */
    public static ModuleWorld of(List<String> modules, Clock clock, Class<?>... more) {
        return new ModuleWorld(modules, clock, more);
    }

    /** One of its kind in the context. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** As if a module had announced it. */
    public void announce(Object event) {
        context.publishEvent(event);
    }

    public FakePeople people() {
        return bean(FakePeople.class);
    }

    public MigratedPostgres postgres() {
        return postgres;
    }

    private HikariDataSource pool(String role, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.jdbcUrl());
        pool.setUsername(role);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        return pool;
    }

    @Override
    public void close() {
        context.close();
        application.close();
        provider.close();
    }
}
