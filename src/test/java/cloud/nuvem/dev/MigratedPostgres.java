package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/** A throw-away PostgreSQL with every module's migrations applied, for tests of one module alone; one for all of this JVM. */
public final class MigratedPostgres {

    private static final Path MIGRATIONS = Path.of("db/migration");

    private final DevPostgres postgres;

    private MigratedPostgres(DevPostgres postgres) {
        this.postgres = postgres;
    }

    public static MigratedPostgres shared() {
        return Shared.INSTANCE;
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl();
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
        source.setUrl(postgres.jdbcUrl());
        source.setUser(user);
        return source;
    }

    private void migrate(String module) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), "nuvem_owner", "")
                .table("flyway_schema_history_" + module)
                .locations("filesystem:" + MIGRATIONS.resolve(module))
                .placeholders(Map.of("appRole", "nuvem_app", "providerRole", "nuvem_provider"))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static MigratedPostgres start() {
        var started = new MigratedPostgres(DevPostgres.throwAway());
        started.migrate("__root");
        modules().forEach(started::migrate);
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
