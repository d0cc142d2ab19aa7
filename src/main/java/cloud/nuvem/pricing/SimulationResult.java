package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import java.time.YearMonth;
import java.util.List;

/** What a month cost and would have cost. */
public sealed interface SimulationResult {

    /**
     * Sums of lines, each rounded as on an invoice, before tax.
     *
     * @param organizations those whose prices are in the list's currency, the largest difference first
     * @param unpriced lines with usage that the list has no price for
     * @param otherCurrency organizations left out because they pay in another currency
     */
    record Simulated(
            YearMonth month,
            Money before,
            Money after,
            List<OfOrganization> organizations,
            long unpriced,
            long otherCurrency)
            implements SimulationResult {
        public Simulated {
            organizations = List.copyOf(organizations);
        }
    }

    /** One organization's month. */
    record OfOrganization(String name, Money before, Money after) {
        public Money difference() {
            return after.minus(before);
        }
    }

    /** Nothing is metered yet, so there is nothing to try the list on. */
    record NothingMetered() implements SimulationResult, Refusal {
        @Override
        public String code() {
            return "price-list.nothing-metered";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The month has not passed yet. */
    record MonthNotOver() implements SimulationResult, Refusal {
        @Override
        public String code() {
            return "price-list.month-not-over";
        }

        @Override
        public String field() {
            return "month";
        }
    }

    /** There is no such list. */
    record UnknownList() implements SimulationResult, Refusal {
        @Override
        public String code() {
            return "absent.price-list";
        }

        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    }
}
