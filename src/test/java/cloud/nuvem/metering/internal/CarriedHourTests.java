package cloud.nuvem.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.CarriedSource.Counted;
import cloud.nuvem.metering.internal.CarriedHour.Run;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarriedHourTests {

    private static final Instant TEN = Instant.parse("2026-11-10T10:00:00Z");
    private static final Period HOUR = new Period(TEN, TEN.plus(Duration.ofHours(1)));
    private static final OrganizationId ACME = new OrganizationId(new UUID(0, 1));

    @Test
    void chargesWhatACountedMachineSent() {
        var hour = CarriedHour.of(HOUR, List.of(counted("2", "0", true, true)), List.of(run("u1", -100, null)));

        assertThat(hour.carried()).extracting(CarriedHour.Carried::amount).containsExactly(new BigDecimal("2"));
        assertThat(hour.missing()).isEmpty();
    }

    @Test
    void countsFromZeroForAMachineThatBeganInTheHour() {
        var hour = CarriedHour.of(HOUR, List.of(counted("2", "3", false, true)), List.of(run("u1", 30, null)));

        assertThat(hour.carried()).extracting(CarriedHour.Carried::amount).containsExactly(new BigDecimal("5"));
        assertThat(hour.missing()).isEmpty();
    }

    @Test
    void chargesOnlyWhatIsSureAndListsTheRestAsMissing() {
        var hour = CarriedHour.of(HOUR, List.of(counted("2", "3", false, true)), List.of(run("u1", -100, null)));

        assertThat(hour.carried()).extracting(CarriedHour.Carried::amount).containsExactly(new BigDecimal("2"));
        assertThat(hour.missing()).hasSize(1);
    }

    @Test
    void listsAMachineThatNobodyCounted() {
        var hour = CarriedHour.of(HOUR, List.of(), List.of(run("u1", -100, null)));

        assertThat(hour.carried()).isEmpty();
        assertThat(hour.missing()).extracting(Run::uid).containsExactly("u1");
    }

    @Test
    void doesNotMissAMachineThatRanTooShortToBeCounted() {
        assertThat(CarriedHour.of(HOUR, List.of(), List.of(run("u1", 600, 660L)))
                        .missing())
                .isEmpty();
    }

    /** Row 28. */
    @Test
    void givesEachByteOnceWhenAMachineOfTheSameNameFollows() {
        var hour = CarriedHour.of(
                HOUR, List.of(counted("2", "0", true, true)), List.of(run("u1", -100, 600L), run("u2", 900, null)));

        assertThat(hour.carried()).extracting(each -> each.run().uid()).containsExactly("u2");
    }

    @Test
    void chargesNobodyForWhatDidNotRun() {
        assertThat(CarriedHour.of(HOUR, List.of(counted("2", "0", true, true)), List.of())
                        .carried())
                .isEmpty();
    }

    private static Counted counted(String amount, String sinceBegin, boolean atBegin, boolean atEnd) {
        return new Counted(web(), new BigDecimal(amount), new BigDecimal(sinceBegin), atBegin, atEnd);
    }

    private static Run run(String uid, long from, @Nullable Long to) {
        return new Run(uid, web(), ACME, Map.of(), TEN.plusSeconds(from), to == null ? null : TEN.plusSeconds(to));
    }

    private static ResourceRef web() {
        return new ResourceRef("virtual-machine", "shop", "web");
    }
}
