package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.compute.SshKeys.AddSshKeyResult;
import cloud.nuvem.compute.SshKeys.RemoveSshKeyResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organization's registry of public keys. */
@Tag(name = "SSH keys")
@RestController
@RequestMapping("/api/v1/organizations/{organization}/ssh-keys")
class SshKeyController {

    private final SshKeys keys;
    private final Tenants tenants;
    private final Actors actors;

    SshKeyController(SshKeys keys, Tenants tenants, Actors actors) {
        this.keys = keys;
        this.tenants = tenants;
        this.actors = actors;
    }

    @Operation(summary = "Lists the SSH keys of an organization, by name")
    @GetMapping
    Items<SshKeyResponse> list(@PathVariable String organization) {
        var actor = actors.current(Door.API);
        return Items.all(keys.of(actor, idOf(actor, organization)), SshKeyResponse::of);
    }

    @Operation(summary = "Shows one SSH key")
    @GetMapping("/{id}")
    SshKeyResponse show(@PathVariable String organization, @PathVariable String id) {
        var actor = actors.current(Door.API);
        return keys.of(actor, idOf(actor, organization)).stream()
                .filter(key -> key.id().toString().equals(id))
                .findFirst()
                .map(SshKeyResponse::of)
                .orElseThrow(() -> ApiRefusal.absent("ssh-key"));
    }

    @Operation(
            summary = "Adds an SSH key, owned by the caller",
            description = "One line as in a .pub file: Ed25519, ECDSA, RSA of at least 2048 bits, or a security key's.")
    @PostMapping
    ResponseEntity<SshKeyResponse> add(
            @PathVariable String organization, @Valid @RequestBody AddSshKeyRequest request) {
        var actor = actors.current(Door.API);
        var result = keys.add(actor, idOf(actor, organization), request.name(), request.publicKey());
        var key = switch (result) {
            case AddSshKeyResult.Added(var added) -> added;
            case Refusal refusal -> throw new RefusedException(refusal);
        };
        return ResponseEntity.created(URI.create("/api/v1/organizations/" + organization + "/ssh-keys/" + key.id()))
                .body(SshKeyResponse.of(key));
    }

    @Operation(
            summary = "Removes an SSH key",
            description = "Machines keep what was put into them. One's own keys; any for those who manage members.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String organization, @PathVariable String id) {
        var actor = actors.current(Door.API);
        var place = idOf(actor, organization);
        var key = PathNames.sshKey(id).orElseThrow(() -> ApiRefusal.absent("ssh-key"));
        switch (keys.remove(actor, place, key)) {
            case RemoveSshKeyResult.Removed _ -> {}
            case Refusal refusal -> throw new RefusedException(refusal);
        }
    }

    private OrganizationId idOf(Actor actor, String slug) {
        return tenants.findOrganization(actor, slug)
                .orElseThrow(() -> ApiRefusal.absent("organization"))
                .id();
    }

    record AddSshKeyRequest(
            @NotNull @Schema(example = "Laptop") String name,

            @NotNull @Schema(example = "ssh-ed25519 AAAA… ana@laptop")
            String publicKey) {}

    /** @param fingerprint SHA-256, as {@code ssh-keygen -l} prints it */
    record SshKeyResponse(
            String id,
            String name,
            String owner,
            String algorithm,
            String publicKey,
            String fingerprint,
            Instant createdAt) {

        static SshKeyResponse of(SshKey key) {
            return new SshKeyResponse(
                    key.id().toString(),
                    key.name(),
                    key.ownerName(),
                    key.algorithm(),
                    key.publicKey(),
                    key.fingerprint(),
                    key.createdAt());
        }
    }
}
