package cloud.nuvem.dev.stripe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Pages of a list, newest first, as {@code limit}, {@code starting_after} and {@code ending_before} ask. */
final class Listing {

    private static final int USUAL = 10;
    private static final int MOST = 100;

    private Listing() {}

    static ObjectNode of(Account account, Kind kind, Parameters asked, Predicate<ObjectNode> wanted) {
        return of(
                account.stored().newestFirst(kind).filter(wanted).filter(created(asked)),
                kind.path(),
                asked,
                id -> account.stored().named("starting_after", kind, id));
    }

    /** Refuses an unknown object in the place of a cursor. */
    interface Cursor {
        ObjectNode named(String id);
    }

    private static ObjectNode of(Stream<ObjectNode> all, String path, Parameters asked, Cursor cursor) {
        int limit = limit(asked);
        asked.text("starting_after").ifPresent(cursor::named);
        asked.text("ending_before").ifPresent(cursor::named);
        var page = page(all, asked, limit);
        boolean more = page.size() > limit;
        var kept = new ArrayList<>(more ? page.subList(0, limit) : page);
        if (asked.has("ending_before")) {
            Collections.reverse(kept);
        }
        return list(kept, path, more);
    }

    static ObjectNode list(List<ObjectNode> objects, String path, boolean more) {
        var list = Json.object().put("object", "list");
        var data = list.putArray("data");
        objects.forEach(object -> data.add(object.deepCopy()));
        return list.put("has_more", more).put("url", path);
    }

    private static int limit(Parameters asked) {
        long limit = asked.number("limit").orElse((long) USUAL);
        if (limit < 1 || limit > MOST) {
            throw StripeFailure.invalid(
                            "parameter_invalid_integer",
                            limit < 1
                                    ? "This value must be greater than or equal to 1."
                                    : "This value must be less than or equal to 100 (it currently is '" + limit + "').")
                    .at("limit");
        }
        return (int) limit;
    }

    /** One more than the limit where there are more. */
    private static List<ObjectNode> page(Stream<ObjectNode> all, Parameters asked, int limit) {
        var before = asked.text("ending_before");
        if (before.isPresent()) {
            var newer = new ArrayList<>(
                    all.takeWhile(object -> !hasId(object, before.get())).toList());
            Collections.reverse(newer);
            return newer.subList(0, Math.min(newer.size(), limit + 1));
        }
        var after = asked.text("starting_after");
        var from = after.isEmpty()
                ? all
                : all.dropWhile(object -> !hasId(object, after.get())).skip(1);
        return from.limit(limit + 1L).toList();
    }

    private static boolean hasId(ObjectNode object, String id) {
        return Json.must(object, "id").equals(id);
    }

    private static Predicate<ObjectNode> created(Parameters asked) {
        var exactly = asked.number("created");
        var range = asked.inside("created");
        return object -> {
            long created = Json.number(object, "created");
            return exactly.map(moment -> created == moment).orElse(true)
                    && range.number("gt").map(moment -> created > moment).orElse(true)
                    && range.number("gte").map(moment -> created >= moment).orElse(true)
                    && range.number("lt").map(moment -> created < moment).orElse(true)
                    && range.number("lte").map(moment -> created <= moment).orElse(true);
        };
    }

    /** Objects whose field has the asked value, or all when nothing is asked. */
    static Predicate<ObjectNode> where(Parameters asked, String field) {
        var value = asked.text(field);
        return object -> value.isEmpty() || Json.text(object, field).equals(value);
    }
}
