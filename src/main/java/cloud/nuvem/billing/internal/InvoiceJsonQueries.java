package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.billing.Seller;
import cloud.nuvem.billing.TaxId;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an invoice keeps of its seller, buyer and reasons, as JSON whose fields never change their names. */
final class InvoiceJsonQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<HoldReason>> REASONS = new TypeReference<>() {};

    private InvoiceJsonQueries() {}

    private record Buyer(
            String legalName,
            PostalAddress address,
            @Nullable TaxId taxId,
            List<String> recipients,
            String purchaseOrder,
            String timeZone,
            String language) {}

    private static final Buyer NOBODY =
            new Buyer("", new PostalAddress("", "", "", "", ""), null, List.of(), "", "UTC", "en");

    static JSONB seller(Seller seller) {
        return write(seller);
    }

    static Seller seller(JSONB json) {
        return JSON.readValue(json.data(), Seller.class);
    }

    static JSONB buyer(@Nullable BillingDetails buyer) {
        return write(
                buyer == null
                        ? NOBODY
                        : new Buyer(
                                buyer.legalName(),
                                buyer.address(),
                                buyer.taxId(),
                                buyer.recipients(),
                                buyer.purchaseOrder(),
                                buyer.timeZone().getId(),
                                buyer.language().toLanguageTag()));
    }

    static BillingDetails buyer(JSONB json) {
        var buyer = JSON.readValue(json.data(), Buyer.class);
        return new BillingDetails(
                buyer.legalName(),
                buyer.address(),
                buyer.taxId(),
                buyer.recipients(),
                buyer.purchaseOrder(),
                ZoneId.of(buyer.timeZone()),
                Locale.forLanguageTag(buyer.language()));
    }

    static JSONB reasons(List<HoldReason> reasons) {
        return write(reasons);
    }

    static List<HoldReason> reasons(JSONB json) {
        return json.data().equals("[]") ? List.of() : JSON.readValue(json.data(), REASONS);
    }

    static String text(Map<String, String> texts) {
        return texts.isEmpty() ? "{}" : JSON.writeValueAsString(texts);
    }

    static Map<String, String> texts(JSONB json) {
        return json.data().equals("{}") ? Map.of() : JSON.readValue(json.data(), TEXTS);
    }

    static JSONB texts(Map<String, String> texts) {
        return JSONB.valueOf(text(texts));
    }

    private static JSONB write(Object value) {
        return JSONB.valueOf(JSON.writeValueAsString(value));
    }
}
