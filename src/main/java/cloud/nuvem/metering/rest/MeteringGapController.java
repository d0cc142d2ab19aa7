package cloud.nuvem.metering.rest;

import cloud.nuvem.api.Items;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.metering.MeteringGaps;
import cloud.nuvem.metering.MeteringGaps.ExplainGapResult;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gaps of metering, for the provider's staff. */
@Tag(name = "Provider")
@RestController
@RequestMapping("/api/v1/provider/metering-gaps")
class MeteringGapController {

    private final MeteringGaps gaps;
    private final Actors actors;

    MeteringGapController(MeteringGaps gaps, Actors actors) {
        this.gaps = gaps;
        this.actors = actors;
    }

    /**
     * @param resource the one it concerns; null for the whole region
     * @param explanation null while it holds invoices
     */
    record GapResponse(
            UUID id,
            String region,
            @Nullable String resource,
            Instant from,
            Instant to,
            int inDoubt,
            List<String> resourcesInDoubt,
            @Nullable String explanation) {
        static GapResponse of(MeteringGaps.ListedGap listed) {
            var gap = listed.gap();
            return new GapResponse(
                    gap.id(),
                    gap.region().value(),
                    gap.resource(),
                    gap.period().from(),
                    gap.period().to(),
                    gap.inDoubt(),
                    listed.inDoubt(),
                    gap.explanation());
        }
    }

    /** @param explanation why it may be billed over */
    record ExplainRequest(@NotNull String explanation) {}

    @Operation(summary = "Lists stretches in which nobody watched, the unexplained first")
    @GetMapping
    Items<GapResponse> list() {
        return Items.all(gaps.list(actors.current(Door.API)), GapResponse::of);
    }

    @Operation(summary = "Explains a gap, so that invoices pass over it")
    @PostMapping("/{id}/explanation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void explain(@PathVariable UUID id, @RequestBody @Valid ExplainRequest request) {
        switch (gaps.explain(actors.current(Door.API), id, request.explanation())) {
            case ExplainGapResult.Explained() -> {}
            case ExplainGapResult.NotOpen refused -> throw new RefusedException(refused);
            case ExplainGapResult.InvalidExplanation refused -> throw new RefusedException(refused);
            case ExplainGapResult.NotAllowed refused -> throw new RefusedException(refused);
        }
    }
}
