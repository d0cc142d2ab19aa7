package cloud.nuvem.pricing.ui;

import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.OfferedPrices;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Rating;
import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the calculator is asked, as it stands in the page's address.
 *
 * @param hours of a month of 730
 * @param gib of each machine's volume
 * @param traffic GiB sent by each machine in the month
 */
record Calculation(String currency, String type, int count, int hours, String volume, int gib, int traffic) {

    private static final int MOST_MACHINES = 1_000;
    private static final int MOST_GIB = 65_536;
    private static final int MOST_TRAFFIC = 1_000_000;
    private static final int USUAL_GIB = 40;

    /** What cannot be is replaced by what usually is: an address may have been typed. */
    static Calculation of(QueryParameters query, OfferedPrices offered) {
        return new Calculation(
                offered.currency().getCurrencyCode(),
                dimension(query, "type", offered, Meter.VM_RUNNING),
                number(query, "count", 1, 1, MOST_MACHINES),
                number(query, "hours", (int) Rating.MONTH.toHours(), 0, (int) Rating.MONTH.toHours()),
                dimension(query, "volume", offered, Meter.VOLUME_SIZE),
                number(query, "gib", USUAL_GIB, 0, MOST_GIB),
                number(query, "traffic", 0, 0, MOST_TRAFFIC));
    }

    private static String dimension(QueryParameters query, String name, OfferedPrices offered, Meter meter) {
        var known = dimensions(offered, meter);
        return query.getSingleParameter(name)
                .filter(known::contains)
                .or(() -> known.stream().findFirst())
                .orElse("");
    }

    static List<String> dimensions(OfferedPrices offered, Meter meter) {
        return offered.prices().stream()
                .filter(price -> price.meter() == meter)
                .sorted(Comparator.comparing((Price price) -> price.perUnit().amount()))
                .map(Price::dimension)
                .toList();
    }

    private static int number(QueryParameters query, String name, int usual, int least, int most) {
        return query.getSingleParameter(name)
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Integer::parseInt)
                .filter(number -> number >= least && number <= most)
                .orElse(usual);
    }

    List<PricedItem> items() {
        var running = new PricedItem(Meter.VM_RUNNING, type, BigDecimal.ONE, count, Duration.ofHours(hours), false);
        var volumes = new PricedItem(Meter.VOLUME_SIZE, volume, BigDecimal.valueOf(gib), count, true);
        var sent = new PricedItem(Meter.OUTBOUND_TRAFFIC, Meter.INTERNET, BigDecimal.valueOf(traffic), count, false);
        return Stream.of(running, volumes, sent)
                .filter(item ->
                        item.quantity().signum() > 0 && !item.dimension().isEmpty())
                .toList();
    }

    String path() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("currency", currency);
        parameters.put("type", type);
        parameters.put("count", String.valueOf(count));
        parameters.put("hours", String.valueOf(hours));
        parameters.put("volume", volume);
        parameters.put("gib", String.valueOf(gib));
        parameters.put("traffic", String.valueOf(traffic));
        return "prices?" + QueryParameters.simple(Map.copyOf(parameters)).getQueryString();
    }

    /** The call that makes it, for a shell. */
    String request() {
        return """
                curl -X POST "$NUVEM/api/v1/projects/$PROJECT/virtual-machines" \\
                  -H "Authorization: Bearer $TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -H "Idempotency-Key: $(uuidgen)" \\
                  -d '{"name": "web", "count": %d, "image": "debian-13", "instanceType": "%s",
                       "bootVolume": "%dGi", "volumeType": "%s"}'""".formatted(count, type, Math.max(gib, 1), volume);
    }

    Calculation withCurrency(String chosen) {
        return new Calculation(chosen, type, count, hours, volume, gib, traffic);
    }
}
