package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.compute.internal.CloudInit.Outcome;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Project;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a wish into blueprints: checks the values, looks up what they name, chooses the defaults. Changes nothing. */
@Component
class VmPlanner {

    private final CatalogueCache catalogue;
    private final SshKeys sshKeys;

    VmPlanner(CatalogueCache catalogue, SshKeys sshKeys) {
        this.catalogue = catalogue;
        this.sshKeys = sshKeys;
    }

    /** Blueprints or the first thing that stands against them. */
    sealed interface Plan {
        /** One per machine. */
        record Ready(List<VmBlueprint> machines) implements Plan {}

        /** The command is at fault. */
        record Refused(CreateVmResult why) implements Plan {}
    }

    /** What the command names, as far as it is there. */
    private record Found(
            Optional<Image> image,
            Optional<InstanceType> instanceType,
            Optional<VolumeType> volumeType,
            Optional<SshKeyId> missingKey,
            Outcome cloudInit) {

        DataSize bootVolume(@Nullable DataSize wanted) {
            return wanted == null ? image.orElseThrow().minimumDisk() : wanted;
        }
    }

    Plan plan(Actor actor, Project project, CreateVm command) {
        var broken = VmRules.broken(command);
        if (broken.isPresent()) {
            var rule = broken.get();
            return new Plan.Refused(new CreateVmResult.InvalidField(rule.field(), rule.rule()));
        }
        var found = find(actor, project, command);
        return fault(command, found).<Plan>map(Plan.Refused::new).orElseGet(() -> ready(command, found));
    }

    private Found find(Actor actor, Project project, CreateVm command) {
        var region = project.region();
        var keys = command.sshKeys().isEmpty()
                ? Map.<SshKeyId, SshKey>of()
                : sshKeys.of(actor, project.organization()).stream()
                        .collect(Collectors.toMap(SshKey::id, Function.identity()));
        var publicKeys = command.sshKeys().stream()
                .map(keys::get)
                .filter(Objects::nonNull)
                .map(SshKey::publicKey)
                .toList();
        var volumeType = command.volumeType();
        return new Found(
                catalogue.image(region, command.image()).filter(Image::ready),
                catalogue.offeredInstanceType(region, command.instanceType()),
                volumeType == null ? catalogue.defaultVolumeType(region) : catalogue.volumeType(region, volumeType),
                command.sshKeys().stream().filter(key -> !keys.containsKey(key)).findFirst(),
                CloudInit.compose(command.userName(), publicKeys, command.userData()));
    }

    private static Optional<CreateVmResult> fault(CreateVm command, Found found) {
        if (found.image().isEmpty()) {
            return Optional.of(new CreateVmResult.UnknownImage(command.image()));
        }
        if (found.instanceType().isEmpty()) {
            return Optional.of(new CreateVmResult.UnknownInstanceType(command.instanceType()));
        }
        if (found.volumeType().isEmpty()) {
            return Optional.of(
                    new CreateVmResult.UnknownVolumeType(Objects.requireNonNullElse(command.volumeType(), "")));
        }
        var minimum = found.image().get().minimumDisk();
        var wanted = found.bootVolume(command.bootVolume());
        if (wanted.compareTo(minimum) < 0) {
            return Optional.of(new CreateVmResult.BootVolumeTooSmall(wanted, minimum));
        }
        if (found.missingKey().isPresent()) {
            return Optional.of(
                    new CreateVmResult.UnknownSshKey(found.missingKey().get().toString()));
        }
        return found.cloudInit() instanceof Outcome.Refused(var why) ? Optional.of(why) : Optional.empty();
    }

    private static Plan ready(CreateVm command, Found found) {
        var userData = ((Outcome.UserData) found.cloudInit()).text();
        var machines = VmRules.names(command).stream()
                .map(name -> new VmBlueprint(
                        new ResourceName(name),
                        command.requestId(),
                        found.image().orElseThrow(),
                        found.instanceType().orElseThrow(),
                        found.bootVolume(command.bootVolume()),
                        found.volumeType().orElseThrow().name(),
                        userData,
                        displayName(command, name),
                        command.tags(),
                        command.deletionProtection(),
                        command.start()))
                .toList();
        return new Plan.Ready(machines);
    }

    /** Several machines of one wish are told apart by their number. */
    private static @Nullable String displayName(CreateVm command, String name) {
        var chosen = command.displayName();
        if (chosen == null) {
            return null;
        }
        var number = name.substring(command.name().value().length()).replace('-', ' ');
        return chosen.strip() + number;
    }
}
