package cloud.nuvem.metering;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;
import java.util.UUID;

/** Stretches in which nobody watched, for the provider's staff: support sees them, admins explain them. */
public interface MeteringGaps {

    /** Of the last thirteen months, the unexplained first. */
    List<ListedGap> list(Actor actor);

    /**
     * Lets invoices pass over a gap.
     *
     * @param explanation why it may be billed over, 1 to 500 characters
     */
    ExplainGapResult explain(Actor actor, UUID gap, String explanation);

    /** @param inDoubt names of what was closed at its beginning, with their project */
    record ListedGap(UsageLedger.Gap gap, List<String> inDoubt) {
        public ListedGap {
            inDoubt = List.copyOf(inDoubt);
        }
    }

    /** What became of it. */
    sealed interface ExplainGapResult {
        record Explained() implements ExplainGapResult {}

        /** There is none of that id, or it was explained before. */
        record NotOpen() implements ExplainGapResult, Refusal {
            @Override
            public String code() {
                return "gap.not-open";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** Empty, or longer than 500 characters. */
        record InvalidExplanation() implements ExplainGapResult, Refusal {
            @Override
            public String code() {
                return "gap.invalid-explanation";
            }

            @Override
            public String field() {
                return "explanation";
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements ExplainGapResult, RefusedByGate {}
    }
}
