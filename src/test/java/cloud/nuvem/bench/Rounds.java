package cloud.nuvem.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Two ways measured in turns, so that whatever else the machine does meanwhile falls on both. Each round has its own medians,
 * and the ratio is the rounds' median.
 *
 * @param count how many rounds
 * @param times how often each way goes in one round
 * @param warmUp how often each goes before, unmeasured: a server's compiler takes thousands of calls
 */
record Rounds(int count, int times, int warmUp) {

    /** Something whose time is taken. */
    @FunctionalInterface
    interface Way {
        void go() throws Exception;
    }

    /**
     * What was found.
     *
     * @param ratio of our median to the baseline's, in the median of the rounds
     * @param ratios of each round
     */
    record Compared(Samples baseline, Samples ours, double ratio, Samples ratios) {}

    Compared compare(Way baseline, Way ours) throws Exception {
        List<Double> allBaseline = new ArrayList<>();
        List<Double> allOurs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < warmUp; i++) {
            baseline.go();
            ours.go();
        }
        for (int round = 0; round < count; round++) {
            var first = new ArrayList<Double>();
            var second = new ArrayList<Double>();
            for (int i = 0; i < times; i++) {
                first.add(millis(baseline));
                second.add(millis(ours));
            }
            allBaseline.addAll(first);
            allOurs.addAll(second);
            ratios.add(new Samples(second).median() / new Samples(first).median());
        }
        var spread = new Samples(ratios);
        return new Compared(new Samples(allBaseline), new Samples(allOurs), spread.median(), spread);
    }

    private static double millis(Way way) throws Exception {
        long before = System.nanoTime();
        way.go();
        return (System.nanoTime() - before) / 1e6;
    }
}
