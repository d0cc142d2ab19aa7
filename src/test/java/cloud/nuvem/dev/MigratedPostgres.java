package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/** A throw-away PostgreSQL with every module's migrations applied, for tests of one module alone; one for all of this JVM. */
public final class MigratedPostgres {

    private static final Path MIGRATIONS = Path.of("db/migration");

    private static final String PATTERN = "migrated";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final DevPostgres postgres;
    private final String url;

    private MigratedPostgres(DevPostgres postgres, String url) {
        this.postgres = postgres;
        this.url = url;
    }

    /** A database as it is after the migrations, for tests of jobs that work on everybody's rows. */
    public static MigratedPostgres ofItsOwn() {
        var name = "copy-" + COPIES.incrementAndGet();
        var server = shared().postgres;
        try {
            server.copy(name, PATTERN);
        } catch (SQLException failure) {
            throw new IllegalStateException("the database cannot be copied", failure);
        }
        return new MigratedPostgres(server, server.jdbcUrl(name));
    }

    public static MigratedPostgres shared() {
        return Shared.INSTANCE;
    }

    public String jdbcUrl() {
        return url;
    }

    /** As the application connects: bound by row-level security. */
    public DSLContext application() {
        return DSL.using(dataSource("nuvem_app"), SQLDialect.POSTGRES);
    }

    /** As provider-wide jobs connect. */
    public DSLContext provider() {
        return DSL.using(dataSource("nuvem_provider"), SQLDialect.POSTGRES);
    }

    /** Sees and may do everything: for arranging and looking behind. */
    public DSLContext superuser() {
        return DSL.using(dataSource("postgres"), SQLDialect.POSTGRES);
    }

    public DataSource dataSource(String user) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        return source;
    }

    private void migrate(String module) {
        Flyway.configure()
                .dataSource(url, "nuvem_owner", "")
                .table("flyway_schema_history_" + module)
                .locations("filesystem:" + MIGRATIONS.resolve(module))
                .placeholders(Map.of("appRole", "nuvem_app", "providerRole", "nuvem_provider"))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static MigratedPostgres start() {
        var server = DevPostgres.throwAway();
        var started = new MigratedPostgres(server, server.jdbcUrl());
        started.migrate("__root");
        modules().forEach(started::migrate);
        try {
            server.copy(PATTERN, "nuvem");
        } catch (SQLException failure) {
            throw new IllegalStateException("the migrated database cannot be kept", failure);
        }
        return started;
    }

    private static List<String> modules() {
        try (var folders = Files.list(MIGRATIONS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Shared {
        private static final MigratedPostgres INSTANCE = start();
    }
}
