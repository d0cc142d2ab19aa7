package cloud.nuvem.compute.rest;

import cloud.nuvem.api.Items;
import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What machines can be made of in a project's region. */
@Tag(name = "Catalogue")
@RestController
@RequestMapping("/api/v1/projects/{project}")
class CatalogueController {

    private final Catalogue catalogue;
    private final Actors actors;

    CatalogueController(Catalogue catalogue, Actors actors) {
        this.catalogue = catalogue;
        this.actors = actors;
    }

    @Operation(summary = "Lists the sizes that machines come in, by series and size")
    @GetMapping("/instance-types")
    Items<InstanceTypeResponse> instanceTypes(@PathVariable String project) {
        return Items.all(
                catalogue.instanceTypes(actors.current(Door.API), PathNames.project(project)),
                InstanceTypeResponse::of);
    }

    @Operation(summary = "Lists what boot volumes can start from, by family, newest version first")
    @GetMapping("/images")
    Items<ImageResponse> images(@PathVariable String project) {
        return Items.all(catalogue.images(actors.current(Door.API), PathNames.project(project)), ImageResponse::of);
    }

    @Operation(summary = "Lists the kinds of volumes")
    @GetMapping("/volume-types")
    Items<VolumeTypeResponse> volumeTypes(@PathVariable String project) {
        return Items.all(
                catalogue.volumeTypes(actors.current(Door.API), PathNames.project(project)), VolumeTypeResponse::of);
    }

    record InstanceTypeResponse(
            String name,
            String series,
            int vcpus,
            @Schema(type = "string", example = "4Gi") DataSize memory,
            boolean recommended) {

        static InstanceTypeResponse of(InstanceType type) {
            return new InstanceTypeResponse(
                    type.name(), type.series(), type.vcpus(), type.memory(), type.recommended());
        }
    }

    /**
     * @param defaultUser the account that SSH keys are put into
     * @param ready false while the image itself is still being imported
     */
    record ImageResponse(
            String name,
            String displayName,
            String family,
            String version,
            String defaultUser,
            @Schema(type = "string", example = "5Gi") DataSize minimumDisk,
            boolean recommended,
            boolean ready) {

        static ImageResponse of(Image image) {
            return new ImageResponse(
                    image.name(),
                    image.displayName(),
                    image.family(),
                    image.version(),
                    image.defaultUser(),
                    image.minimumDisk(),
                    image.recommended(),
                    image.ready());
        }
    }

    record VolumeTypeResponse(String name, String displayName, boolean recommended) {

        static VolumeTypeResponse of(VolumeType type) {
            return new VolumeTypeResponse(type.name(), type.displayName(), type.recommended());
        }
    }
}
