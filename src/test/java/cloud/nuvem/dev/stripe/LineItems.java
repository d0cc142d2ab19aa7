package cloud.nuvem.dev.stripe;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a checkout session sells, by prices that are told with it. */
record LineItems(List<Item> items) {

    record Item(String name, String currency, long unitAmount, long quantity) {

        static Item of(Parameters said) {
            if (said.has("price")) {
                var price = said.text("price").orElse("");
                throw StripeFailure.invalid("resource_missing", "No such price: '" + price + "'")
                        .at("line_items[0][price]");
            }
            var price = said.inside("price_data");
            return new Item(
                    price.inside("product_data").required("name"),
                    price.required("currency"),
                    price.requiredNumber("unit_amount"),
                    said.number("quantity").orElseThrow(() -> StripeFailure.missing("line_items[0][quantity]")));
        }

        long amount() {
            return unitAmount * quantity;
        }

        ObjectNode json() {
            var json = Json.object().put("id", "li_1" + Kind.random(23)).put("object", "item");
            json.put("amount_discount", 0).put("amount_subtotal", amount()).put("amount_tax", 0);
            json.put("amount_total", amount()).put("currency", currency).put("description", name);
            json.putObject("price")
                    .put("id", "price_1" + Kind.random(23))
                    .put("object", "price")
                    .put("active", false)
                    .put("billing_scheme", "per_unit")
                    .put("currency", currency)
                    .put("livemode", false)
                    .put("product", "prod_" + Kind.random(14))
                    .put("type", "one_time")
                    .put("unit_amount", unitAmount)
                    .put("unit_amount_decimal", String.valueOf(unitAmount));
            return json.put("quantity", quantity);
        }
    }

    static LineItems of(List<Parameters> said) {
        if (said.isEmpty()) {
            throw StripeFailure.missing("line_items");
        }
        var items = said.stream().map(Item::of).toList();
        if (items.stream().map(Item::currency).distinct().count() > 1) {
            throw StripeFailure.invalid(null, "All line items must have the same currency.")
                    .at("line_items");
        }
        return new LineItems(items);
    }

    long total() {
        return items.stream().mapToLong(Item::amount).sum();
    }

    String currency() {
        return items.getFirst().currency();
    }

    ArrayNode json() {
        var array = Json.object().putArray("items");
        items.forEach(item -> array.add(item.json()));
        return array;
    }
}
