package cloud.nuvem.pricing.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.pricing.PriceTimeline.Stretch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that ever counted: all plans as they were and all activated lists, by when they begin. Small enough to be held
 * whole; what an answer is made of.
 *
 * @param versions by plan
 * @param lists by name
 */
record PriceBook(
        List<ListedPlan> plans,
        Map<String, NavigableMap<Instant, Terms>> versions,
        Map<String, NavigableMap<Instant, Tariff>> lists) {

    /** @param offered whether its prices are public */
    record ListedPlan(Plan plan, boolean isDefault, boolean offered) {}

    /** What a plan is made of. */
    record Terms(String priceList, BigDecimal discountPercent) {}

    Plan defaultPlan() {
        return plans.stream()
                .filter(ListedPlan::isDefault)
                .findFirst()
                .orElseThrow()
                .plan();
    }

    /** @param chosen the plans an organization was put on, by when that begins */
    Plan plan(NavigableMap<Instant, String> chosen, Instant at) {
        var id = chosen.floorEntry(at);
        return id == null ? defaultPlan() : find(id.getValue()).orElseThrow();
    }

    Optional<Plan> find(String id) {
        return plans.stream()
                .map(ListedPlan::plan)
                .filter(plan -> plan.id().equals(id))
                .findFirst();
    }

    /** Empty before the plan's first list begins. */
    Optional<Tariff> tariff(String plan, Instant at) {
        return Optional.ofNullable(versionsOf(plan).floorEntry(at)).flatMap(entry -> {
            var terms = entry.getValue();
            return Optional.ofNullable(listsOf(terms.priceList()).floorEntry(at))
                    .map(Map.Entry::getValue)
                    .map(list -> new Tariff(
                            list.list(), list.currency(), list.since(), terms.discountPercent(), list.prices()));
        });
    }

    /** The prices of the plans chosen, one after another. */
    PriceTimeline timeline(NavigableMap<Instant, String> chosen, Period period) {
        return new PriceTimeline(stretches(chosen, period));
    }

    /** In which currencies somebody on these plans would be billed; a month allows one. */
    Set<Currency> currencies(NavigableMap<Instant, String> chosen, Period period) {
        return stretches(chosen, period).stream().map(Stretch::currency).collect(Collectors.toSet());
    }

    private List<Stretch> stretches(NavigableMap<Instant, String> chosen, Period period) {
        var stretches = new ArrayList<Stretch>();
        var moments = List.copyOf(moments(chosen, period));
        for (int i = 0; i + 1 < moments.size(); i++) {
            var stretch = new Period(moments.get(i), moments.get(i + 1));
            tariff(plan(chosen, stretch.from()).id(), stretch.from())
                    .map(tariff -> stretch(stretch, tariff))
                    .ifPresent(stretches::add);
        }
        return stretches;
    }

    private static Stretch stretch(Period period, Tariff tariff) {
        return new Stretch(period, tariff.list(), tariff.currency(), tariff.discountPercent(), tariff.prices());
    }

    /** When something may change, with both ends. */
    private TreeSet<Instant> moments(NavigableMap<Instant, String> chosen, Period period) {
        var moments = new TreeSet<Instant>();
        moments.add(period.from());
        moments.add(period.to());
        chosen.keySet().stream().filter(period::contains).forEach(moments::add);
        addInside(moments, period, versions.values());
        addInside(moments, period, lists.values());
        return moments;
    }

    private static <T> void addInside(
            TreeSet<Instant> moments, Period period, Collection<NavigableMap<Instant, T>> dated) {
        dated.forEach(each -> each.keySet().stream().filter(period::contains).forEach(moments::add));
    }

    NavigableMap<Instant, Terms> versionsOf(String plan) {
        return versions.getOrDefault(plan, new TreeMap<>());
    }

    NavigableMap<Instant, Tariff> listsOf(String name) {
        return lists.getOrDefault(name, new TreeMap<>());
    }
}
