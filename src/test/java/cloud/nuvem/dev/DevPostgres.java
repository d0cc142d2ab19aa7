package cloud.nuvem.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with the product's roles and an empty database {@code nuvem}. With a folder its data outlives the run
 * (one run at a time); without one it is thrown away.
 */
public final class DevPostgres implements AutoCloseable {

    private static final List<String> ROLES = List.of("nuvem_owner", "nuvem_app", "nuvem_provider");

    private final EmbeddedPostgres postgres;

    private DevPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Thrown away when closed. */
    public static DevPostgres throwAway() {
        return start(null);
    }

    /** Kept in {@code folder}; a server that a killed run left behind is ended first. */
    public static DevPostgres keptIn(Path folder) {
        endOrphan(folder.resolve("postmaster.pid"));
        return start(folder);
    }

    private static DevPostgres start(@Nullable Path folder) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofSeconds(60));
            if (folder != null) {
                Files.createDirectories(folder.getParent());
                builder.setDataDirectory(folder.toFile()).setCleanDataDirectory(false);
            }
            var started = new DevPostgres(builder.start());
            started.createWhatIsMissing();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start", failure);
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL has no database for the portal", failure);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl("nuvem");
    }

    /** Of another database on the same server. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    /** As the superuser, on that server: makes one database as another one is, to which nobody may be connected. */
    void copy(String database, String pattern) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database \"%s\" template \"%s\" owner nuvem_owner".formatted(database, pattern));
        }
    }

    /** What the portal is told about its database. */
    public Map<String, String> properties() {
        return Map.of("nuvem.database.url", jdbcUrl());
    }

    /** As the superuser, for tests that look behind the roles. */
    public Connection superuser() throws SQLException {
        return postgres.getDatabase("postgres", "nuvem").getConnection();
    }

    private void createWhatIsMissing() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var role : ROLES) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    statement.execute("create role " + role + " login nosuperuser nobypassrls");
                }
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", "nuvem")) {
                statement.execute("create database nuvem owner nuvem_owner");
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void endOrphan(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
            ProcessHandle.of(pid).filter(DevPostgres::isPostgres).ifPresent(DevPostgres::end);
            Files.deleteIfExists(pidFile);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("postgres");
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
