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

/** One instance of some modules' insides on the shared database: start two, and they are two replicas of the portal. */
public final class Replica implements AutoCloseable {

    private final HikariDataSource application;
    private final HikariDataSource provider;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param more beans that other modules or tests would answer with */
    public Replica(List<String> modules, Clock clock, Class<?>... more) {
        this(MigratedPostgres.shared(), modules, clock, more);
    }

    /** On a database that it shares with chosen others only. */
    public Replica(MigratedPostgres database, List<String> modules, Clock clock, Class<?>... more) {
        application = pool(database, "nuvem_app");
        provider = pool(database, "nuvem_provider");
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

    /** One of its kind in the context. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private static HikariDataSource pool(MigratedPostgres database, String role) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(role);
        pool.setMaximumPoolSize(20);
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
