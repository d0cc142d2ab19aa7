package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;

/** What became of a wish to change a price list. */
public sealed interface ChangePriceListResult {

    /** It is done; the list as it is now. */
    record Changed(PriceList list) implements ChangePriceListResult {}

    /** The draft is gone. */
    record Discarded() implements ChangePriceListResult {}

    /** There is no such list. */
    record UnknownPriceList() implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "absent.price-list";
        }

        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    }

    /** It is activated; only a new draft can change prices. */
    record NotADraft() implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.not-a-draft";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Somebody saved the draft meanwhile. */
    record Outdated() implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.outdated";
        }

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    /** Empty, too long, or unprintable. */
    record InvalidName() implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.invalid-name";
        }

        @Override
        public String field() {
            return "name";
        }
    }

    /** Longer than 500 characters. */
    record InvalidNote() implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.invalid-note";
        }

        @Override
        public String field() {
            return "note";
        }
    }

    /** None of those we bill in. */
    record UnknownCurrency(String currency) implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.unknown-currency";
        }

        @Override
        public List<Object> arguments() {
            return List.of(currency);
        }

        @Override
        public String field() {
            return "currency";
        }
    }

    /** The other lists of the name are in another currency. */
    record CurrencyDiffers(String currency) implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.currency-differs";
        }

        @Override
        public List<Object> arguments() {
            return List.of(currency);
        }

        @Override
        public String field() {
            return "currency";
        }
    }

    /**
     * A price that cannot be.
     *
     * @param price meter and dimension
     */
    record InvalidPrice(String price, Fault fault) implements ChangePriceListResult, Refusal {

        /** What is wrong with it. */
        public enum Fault {
            /** The meter and dimension are there twice. */
            TWICE,
            /** The dimension is empty or longer than 63 characters. */
            DIMENSION,
            /** An amount is too large or has more than 12 decimals, or an amount of units more than 6. */
            TOO_PRECISE,
            /** It is in another currency than the list. */
            CURRENCY
        }

        @Override
        public String code() {
            return "price-list.invalid-price";
        }

        @Override
        public List<Object> arguments() {
            return List.of(price, fault);
        }

        @Override
        public String field() {
            return "prices";
        }
    }

    /** A list without prices would make everything free. */
    record NoPrices() implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.no-prices";
        }

        @Override
        public String field() {
            return "prices";
        }
    }

    /** The past never moves. */
    record BeginsInThePast() implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.begins-in-the-past";
        }

        @Override
        public String field() {
            return "validFrom";
        }
    }

    /** Another list of the name begins at that very second. */
    record DateTaken() implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.date-taken";
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

    /** The typed date is another than that from which it would count. */
    record ConfirmationDiffers(String expected) implements ChangePriceListResult, Refusal {
        @Override
        public String code() {
            return "price-list.confirmation-differs";
        }

        @Override
        public List<Object> arguments() {
            return List.of(expected);
        }

        @Override
        public String field() {
            return "confirm";
        }
    }

    /** The gate said no. */
    record NotAllowed(Denied denied) implements ChangePriceListResult, RefusedByGate {}
}
