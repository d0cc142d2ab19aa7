package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE_CREDIT;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE_TAX;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.Seller;
import cloud.nuvem.billing.internal.InvoiceDraft.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes drafts, some hundred at once: one statement for each table, lines as arrays. */
final class DraftRepository {

    private static final String INSERT_LINES = """
            insert into billing.invoice_line (organization_id, invoice_id, position, project_id, region, resource_kind,
                resource_name, resource_uid, meter, dimension, tags, units, unit_price, amount, credit, tax)
            select o, i, p, project, region, kind, name, uid, meter, dimension, tags::jsonb, units, price, amount, credit, tax
            from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[])
                as l (o, i, p, project, region, kind, name, uid, meter, dimension, tags, units, price, amount, credit, tax)
            """;

    private DraftRepository() {}

    private record Written(UUID id, InvoiceDraft draft) {}

    private record Place(Written invoice, int position, Line line) {}

    static void write(DSLContext transaction, List<InvoiceDraft> drafts, Seller seller, Instant now) {
        if (drafts.isEmpty()) {
            return;
        }
        var written = drafts.stream()
                .map(draft -> new Written(UUID.randomUUID(), draft))
                .toList();
        writeInvoices(transaction, written, seller, now);
        writeLines(transaction, written);
        writeTaxes(transaction, written);
        writeCredits(transaction, written);
    }

    private static void writeInvoices(DSLContext transaction, List<Written> all, Seller seller, Instant now) {
        var i = INVOICE;
        var sellerJson = InvoiceJsonQueries.seller(seller);
        var insert = transaction.insertInto(
                i,
                i.ID,
                i.ORGANIZATION_ID,
                i.MONTH,
                i.STATE,
                i.CURRENCY,
                i.NET,
                i.CREDITS,
                i.TAX,
                i.TOTAL,
                i.LEGAL_ENTITY,
                i.SELLER,
                i.BUYER,
                i.PROJECT_NAMES,
                i.HELD_FOR,
                i.MADE_AT);
        for (var each : all) {
            var draft = each.draft();
            var totals = draft.totals();
            insert = insert.values(
                    each.id(),
                    draft.organization().value(),
                    draft.month(),
                    (draft.heldFor().isEmpty() ? InvoiceState.CHECKED : InvoiceState.HELD).name(),
                    draft.currency().getCurrencyCode(),
                    totals.net(),
                    totals.credits(),
                    totals.tax(),
                    totals.total(),
                    seller.id(),
                    sellerJson,
                    InvoiceJsonQueries.buyer(draft.buyer()),
                    InvoiceJsonQueries.texts(draft.projectNames()),
                    InvoiceJsonQueries.reasons(draft.heldFor()),
                    now.atOffset(UTC));
        }
        insert.execute();
    }

    private static void writeLines(DSLContext transaction, List<Written> all) {
        var places = new ArrayList<Place>();
        for (var each : all) {
            int position = 1;
            for (var line : each.draft().lines()) {
                places.add(new Place(each, position++, line));
            }
        }
        if (places.isEmpty()) {
            return;
        }
        transaction.execute(
                INSERT_LINES,
                array(
                        places,
                        UUID[]::new,
                        place -> place.invoice().draft().organization().value()),
                array(places, UUID[]::new, place -> place.invoice().id()),
                array(places, Integer[]::new, Place::position),
                texts(places, line -> line.resource().project()),
                texts(places, line -> line.region().value()),
                texts(places, line -> line.resource().kind()),
                texts(places, line -> line.resource().name()),
                texts(places, Line::uid),
                texts(places, line -> line.meter().name()),
                texts(places, Line::dimension),
                texts(places, line -> InvoiceJsonQueries.text(line.tags())),
                numbers(places, Line::units),
                numbers(places, Line::unitPrice),
                numbers(places, Line::amount),
                numbers(places, Line::credit),
                numbers(places, Line::tax));
    }

    private static String[] texts(List<Place> places, Function<Line, @Nullable String> part) {
        return places.stream().map(place -> part.apply(place.line())).toArray(String[]::new);
    }

    private static BigDecimal[] numbers(List<Place> places, Function<Line, @Nullable BigDecimal> part) {
        return places.stream().map(place -> part.apply(place.line())).toArray(BigDecimal[]::new);
    }

    private static <T> T[] array(List<Place> places, IntFunction<T[]> type, Function<Place, T> part) {
        return places.stream().map(part).toArray(type);
    }

    private static void writeTaxes(DSLContext transaction, List<Written> all) {
        var t = INVOICE_TAX;
        var insert = transaction.insertInto(
                t,
                t.ORGANIZATION_ID,
                t.INVOICE_ID,
                t.POSITION,
                t.NAME,
                t.COUNTRY,
                t.PERCENT,
                t.TREATMENT,
                t.BASE,
                t.AMOUNT);
        int rows = 0;
        for (var each : all) {
            int position = 1;
            for (var tax : each.draft().taxes()) {
                insert = insert.values(
                        each.draft().organization().value(),
                        each.id(),
                        position++,
                        tax.due().name(),
                        tax.due().country(),
                        tax.due().percent(),
                        tax.due().treatment().name(),
                        tax.base(),
                        tax.amount());
                rows++;
            }
        }
        if (rows > 0) {
            insert.execute();
        }
    }

    private static void writeCredits(DSLContext transaction, List<Written> all) {
        var c = INVOICE_CREDIT;
        var insert = transaction.insertInto(c, c.ORGANIZATION_ID, c.INVOICE_ID, c.CREDIT_ID, c.AMOUNT);
        int rows = 0;
        for (var each : all) {
            for (var credit : each.draft().usedCredits()) {
                insert = insert.values(each.draft().organization().value(), each.id(), credit.id(), credit.amount());
                rows++;
            }
        }
        if (rows > 0) {
            insert.execute();
        }
    }
}
