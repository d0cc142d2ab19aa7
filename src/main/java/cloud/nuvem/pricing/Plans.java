package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.RefusedByGate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans, for the provider's staff. What a plan charges is dated: a change counts from now or later on. Its quotas are the
 * quota module's.
 */
public interface Plans {

    /** By id. */
    List<PlanDetails> all(Actor actor);

    Optional<PlanDetails> find(Actor actor, String id);

    /** Newest first. */
    List<PricingChange> history(Actor actor, String id);

    /** Its quotas begin as those of the default plan. */
    ChangePlanResult create(Actor actor, CreatePlan command);

    ChangePlanResult change(Actor actor, ChangePlan command);

    /** Puts an organization on a plan. */
    ChangePlanResult assign(Actor actor, AssignPlan command);

    /**
     * A plan as it is now.
     *
     * @param offered whether its prices are public
     * @param currency null while its list has never been in force
     * @param terms as they were and will be, newest first
     * @param organizations how many were put on it; on the default plan are all others too
     */
    record PlanDetails(
            Plan plan,
            boolean isDefault,
            boolean offered,
            @Nullable Currency currency,
            List<Terms> terms,
            long organizations) {
        public PlanDetails {
            terms = List.copyOf(terms);
        }
    }

    /** @param priceList name of its lists */
    record Terms(Instant validFrom, String priceList, BigDecimal discountPercent) {}

    /**
     * @param id 1 to 40 lower-case letters, digits and hyphens, beginning with a letter
     * @param name 1 to 60 visible characters
     * @param priceList name of lists of which one is in force
     * @param discountPercent 0 to 100, with at most two decimals
     */
    record CreatePlan(String id, String name, String priceList, BigDecimal discountPercent, boolean offered) {}

    /** @param validFrom from when list and discount count; null for now. Name and offer change at once. */
    record ChangePlan(
            String id,
            String name,
            String priceList,
            BigDecimal discountPercent,
            boolean offered,
            @Nullable Instant validFrom) {}

    /** @param validFrom null for now; into another currency only from the first of a month, UTC */
    record AssignPlan(
            OrganizationId organization,
            String plan,
            @Nullable Instant validFrom) {}

    /** What became of it. */
    sealed interface ChangePlanResult {
        /** The plan as it is now. */
        record Changed(PlanDetails plan) implements ChangePlanResult {}

        /** There is no such plan. */
        record UnknownPlan() implements ChangePlanResult, Refusal {
            @Override
            public String code() {
                return "absent.plan";
            }

            @Override
            public Kind kind() {
                return Kind.ABSENT;
            }
        }

        /** A field that cannot be what was given: {@code id}, {@code name} or {@code discountPercent}. */
        record InvalidField(String field) implements ChangePlanResult, Refusal {
            @Override
            public String code() {
                return "plan.invalid-" + (field.equals("discountPercent") ? "discount" : field);
            }
        }

        /** Another plan has this id. */
        record IdTaken(String id) implements ChangePlanResult, Refusal {
            @Override
            public String code() {
                return "plan.id-taken";
            }

            @Override
            public List<Object> arguments() {
                return List.of(id);
            }

            @Override
            public String field() {
                return "id";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** No list of this name is in force at that time. */
        record NoListInForce(String priceList) implements ChangePlanResult, Refusal {
            @Override
            public String code() {
                return "plan.no-list-in-force";
            }

            @Override
            public List<Object> arguments() {
                return List.of(priceList);
            }

            @Override
            public String field() {
                return "priceList";
            }
        }

        /** A plan keeps its currency. */
        record CurrencyDiffers(String currency) implements ChangePlanResult, Refusal {
            @Override
            public String code() {
                return "plan.currency-differs";
            }

            @Override
            public List<Object> arguments() {
                return List.of(currency);
            }

            @Override
            public String field() {
                return "priceList";
            }
        }

        /** The past never moves. */
        record BeginsInThePast() implements ChangePlanResult, Refusal {
            @Override
            public String code() {
                return "plan.begins-in-the-past";
            }

            @Override
            public String field() {
                return "validFrom";
            }
        }

        /** Something else begins at that very second. */
        record DateTaken() implements ChangePlanResult, Refusal {
            @Override
            public String code() {
                return "plan.date-taken";
            }

            @Override
            public String field() {
                return "validFrom";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** A month is billed in one currency. */
        record CurrencyChangesWithTheMonth() implements ChangePlanResult, Refusal {
            @Override
            public String code() {
                return "plan.currency-changes-with-the-month";
            }

            @Override
            public String field() {
                return "validFrom";
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements ChangePlanResult, RefusedByGate {}
    }
}
