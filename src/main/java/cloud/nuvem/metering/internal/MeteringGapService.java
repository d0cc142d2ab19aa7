package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.MeteringGaps;
import cloud.nuvem.metering.UsageLedger;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProviderPermission;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

@Service
class MeteringGapService implements MeteringGaps {

    private static final Duration KEPT = Duration.ofDays(400);
    private static final int LONGEST_EXPLANATION = 500;

    private final Access access;
    private final Actions actions;
    private final UsageLedger ledger;
    private final GapQueries gaps;
    private final Clock clock;

    MeteringGapService(Access access, Actions actions, UsageLedger ledger, GapQueries gaps, Clock clock) {
        this.access = access;
        this.actions = actions;
        this.ledger = ledger;
        this.gaps = gaps;
        this.clock = clock;
    }

    @Override
    public List<ListedGap> list(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        var now = clock.instant();
        var found = ledger.gaps(new Period(now.minus(KEPT), now));
        var doubts = gaps.doubts(found.stream().map(UsageLedger.Gap::id).toList());
        return found.stream()
                .map(gap -> new ListedGap(gap, doubts.getOrDefault(gap.id(), List.of())))
                .toList();
    }

    @Override
    public ExplainGapResult explain(Actor actor, UUID gap, String explanation) {
        var attempt = new ProviderAttempt(actor, "gap.explain", new ResourceRef("gap", null, gap.toString()));
        return actions.forProvider(attempt, ExplainGapResult.NotAllowed::new, () -> {
            var reason = explanation.strip();
            var signed = actor.name() + ": " + reason;
            if (reason.isEmpty() || signed.length() > LONGEST_EXPLANATION) {
                return new ExplainGapResult.InvalidExplanation();
            }
            return ledger.explain(gap, signed) ? new ExplainGapResult.Explained() : new ExplainGapResult.NotOpen();
        });
    }
}
