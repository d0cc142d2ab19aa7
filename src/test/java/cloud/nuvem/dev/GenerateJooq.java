package cloud.nuvem.dev;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates each module's tables into {@code cloud.nuvem.<module>.internal.db}, from a throw-away PostgreSQL with the
 * migrations applied. Run by the build from source, before anything is compiled; an unchanged schema costs nothing.
 *
 * <p>Modules do not refer to each other's tables, so the order in which they are migrated does not matter here.
 */
public final class GenerateJooq {

    private static final String GENERATOR_VERSION = "2";

    private GenerateJooq() {}

    /** @param arguments the migrations' folder and the output folder */
    public static void main(String[] arguments) throws Exception {
        var migrations = Path.of(arguments[0]);
        var output = Path.of(arguments[1]);
        var stamp = output.resolve("schema.sha256");
        var hash = hashOf(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
            return;
        }
        generate(migrations, output);
        Files.createDirectories(output);
        Files.writeString(stamp, hash);
    }

    private static void generate(Path migrations, Path output) throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            createRoles(postgres);
            var url = postgres.getJdbcUrl("nuvem_owner", "nuvem");
            migrate(url, migrations, "__root");
            for (var module : modules(migrations)) {
                migrate(url, migrations, module);
                GenerationTool.generate(configuration(url, module, output));
            }
        }
    }

    private static void createRoles(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role nuvem_owner login");
            statement.execute("create role nuvem_app login");
            statement.execute("create role nuvem_provider login");
            statement.execute("create database nuvem owner nuvem_owner");
        }
    }

    private static void migrate(String url, Path migrations, String module) {
        Flyway.configure()
                .dataSource(url, "nuvem_owner", "")
                .table("flyway_schema_history_" + module)
                .locations("filesystem:" + migrations.resolve(module))
                .placeholders(Map.of("appRole", "nuvem_app", "providerRole", "nuvem_provider"))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static List<String> modules(Path migrations) throws IOException {
        try (Stream<Path> folders = Files.list(migrations)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        }
    }

    private static Configuration configuration(String url, String module, Path output) {
        var database = new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema(module)
                .withExcludes(".*_p[0-9]+|.*_default")
                .withRecordVersionFields("version");
        var generate = new Generate()
                .withRecords(true)
                .withPojos(false)
                .withDaos(false)
                .withGlobalObjectReferences(true)
                .withJavadoc(false)
                .withComments(false);
        var target = new Target()
                .withPackageName("cloud.nuvem." + module + ".internal.db")
                .withDirectory(output.toString());
        return new Configuration()
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(url)
                        .withUser("nuvem_owner")
                        .withPassword(""))
                .withGenerator(new Generator()
                        .withDatabase(database)
                        .withGenerate(generate)
                        .withTarget(target))
                .withLogging(org.jooq.meta.jaxb.Logging.WARN);
    }

    private static String hashOf(Path migrations) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(GENERATOR_VERSION.getBytes(UTF_8));
        try (Stream<Path> files = Files.walk(migrations)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(migrations.relativize(file).toString().getBytes(UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
