package cloud.nuvem.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.TenancyWorld;
import cloud.nuvem.tenancy.TenantEvent.ActionDenied;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class VerifyCommandTests {

    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty(
                    "nuvem.database.url", TenancyWorld.modules().postgres().jdbcUrl());

    @Test
    void printsWhereEachChainEnds() {
        assertThat(run())
                .filteredOn(line -> line.contains(organization.id().toString()))
                .singleElement()
                .asString()
                .matches("intact " + organization.id() + " 2 [0-9a-f]{64}");
    }

    @Test
    void comparesWithWhatItPrintedBefore(@TempDir Path folder) throws IOException {
        var file = folder.resolve("heads");
        Files.write(file, run());
        somethingHappens();
        environment.setProperty("nuvem.audit.known-heads", file.toString());

        assertThat(ours()).hasSize(1).allMatch(line -> line.startsWith("intact"));

        Files.writeString(file, "intact " + organization.id() + " 2 " + "ab".repeat(32));
        assertThat(ours()).containsExactly("BROKEN " + organization.id() + " at row 2: REWRITTEN");

        Files.writeString(file, "intact " + organization.id() + " 7 " + "ab".repeat(32));
        assertThat(ours()).containsExactly("BROKEN " + organization.id() + " at row 4: CUT_OFF");
    }

    @Test
    void missesATrailThatIsGoneAltogether(@TempDir Path folder) throws IOException {
        var gone = UUID.randomUUID();
        var file = Files.writeString(folder.resolve("heads"), "intact " + gone + " 7 " + "ab".repeat(32));
        environment.setProperty("nuvem.audit.known-heads", file.toString());

        assertThat(run()).contains("BROKEN " + gone + " at row 1: CUT_OFF");
        assertThat(VerifyCommand.run(environment, new PrintStream(new ByteArrayOutputStream())))
                .isEqualTo(1);
    }

    @Test
    void endsWithTwoWhenItCannotLook() {
        environment.setProperty("nuvem.database.url", "jdbc:postgresql://127.0.0.1:1/nuvem");

        assertThat(VerifyCommand.run(environment, new PrintStream(new ByteArrayOutputStream())))
                .isEqualTo(2);
    }

    private List<String> ours() {
        return run().stream()
                .filter(line -> line.contains(organization.id().toString()))
                .toList();
    }

    private List<String> run() {
        var output = new ByteArrayOutputStream();
        VerifyCommand.run(environment, new PrintStream(output, true, StandardCharsets.UTF_8));
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void somethingHappens() {
        TenancyWorld.modules()
                .announce(new ActionDenied(
                        UUID.randomUUID(),
                        organization.id(),
                        null,
                        owner,
                        "member.grant-role",
                        new ResourceRef("member", null, "somebody"),
                        "role-too-weak",
                        Instant.now()));
    }
}
