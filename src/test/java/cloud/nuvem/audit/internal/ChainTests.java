package cloud.nuvem.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.audit.AuditTrail.Verification;
import cloud.nuvem.audit.AuditTrail.Verification.Broken;
import cloud.nuvem.audit.AuditTrail.Verification.Fault;
import cloud.nuvem.audit.AuditTrail.Verification.Intact;
import cloud.nuvem.audit.internal.ChainCheck.KnownHead;
import cloud.nuvem.audit.internal.ChainedRow.Hash;
import cloud.nuvem.audit.internal.TrailRow.Phase;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What verifying finds, without a database. */
class ChainTests {

    private static final UUID ORGANIZATION = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final UUID PERSON = UUID.fromString("0190a000-0000-7000-8000-000000000002");

    private final List<ChainedRow> chain = chain(10);

    @Test
    void theCanonicalFormIsTheSameForEver() {
        assertThat(row(1, "tab\t \"quote\" \\ é 🙂 \u0001").canonicalJson())
                .isEqualTo(
                        "{\"action\":\"virtual-machine.start\",\"actionId\":\"00000000-0000-0000-0000-000000000001\","
                                + "\"actor\":\"0190a000-0000-7000-8000-000000000002\",\"actorName\":\"Ana\","
                                + "\"at\":\"2026-11-24T10:00:00.000001Z\",\"code\":null,\"door\":\"PORTAL\","
                                + "\"organization\":\"0190a000-0000-7000-8000-000000000001\",\"outcome\":null,"
                                + "\"phase\":\"INTENT\",\"project\":\"shop-abcde\",\"sequence\":1,"
                                + "\"targetKind\":\"virtual-machine\","
                                + "\"targetName\":\"tab\\t \\\"quote\\\" \\\\ é 🙂 \\u0001\"}");
        assertThat(chain.getFirst().hash().hex())
                .isEqualTo("2cd06bbc4aab46809cc5aa0027ac555fefb63854db5bd741e322c34a4723f906");
    }

    @Test
    void anIntactChainIsIntact() {
        assertThat(check(chain, null))
                .isEqualTo(new Intact(10, chain.getLast().hash().hex()));
        assertThat(check(List.of(), null)).isEqualTo(new Intact(0, Hash.NONE.hex()));
    }

    @TestFactory
    Stream<DynamicTest> aChangeOfAnyColumnIsFoundAtItsRow() {
        return Stream.of(TrailRow.class.getRecordComponents())
                .filter(column -> !column.getName().equals("sequence")) // a removed and a moved row, below
                .map(column -> DynamicTest.dynamicTest(column.getName(), () -> {
                    var row = chain.get(4);
                    var forged = new ChainedRow(otherwise(row.row(), column), row.previous(), row.hash());
                    assertThat(check(with(4, forged), null)).isEqualTo(new Broken(5, Fault.CHANGED));
                }));
    }

    /** The same row but for one column. */
    private static TrailRow otherwise(TrailRow row, RecordComponent changed) throws ReflectiveOperationException {
        var columns = TrailRow.class.getRecordComponents();
        var types = new ArrayList<Class<?>>();
        var values = new ArrayList<@Nullable Object>();
        for (var column : columns) {
            var value = column.getAccessor().invoke(row);
            types.add(column.getType());
            values.add(column.getName().equals(changed.getName()) ? another(column.getType(), value) : value);
        }
        return TrailRow.class
                .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                .newInstance(values.toArray());
    }

    private static Object another(Class<?> type, @Nullable Object value) {
        if (type == UUID.class) {
            return UUID.randomUUID();
        }
        if (type == Phase.class) {
            return Phase.DENIAL;
        }
        return value instanceof Instant moment ? moment.plusNanos(1_000) : value + "x";
    }

    @Test
    void aFlippedBitInEitherHashIsFoundAtItsRow() {
        for (int bit = 0; bit < 256; bit++) {
            var row = chain.get(4);
            assertThat(check(with(4, new ChainedRow(row.row(), row.previous(), flipped(row.hash(), bit))), null))
                    .isEqualTo(new Broken(5, Fault.CHANGED));
            assertThat(check(with(4, new ChainedRow(row.row(), flipped(row.previous(), bit), row.hash())), null))
                    .isEqualTo(new Broken(5, Fault.NOT_LINKED));
        }
    }

    @Test
    void aChangedRowWithAFreshHashIsFoundAtTheNextRow() {
        var forged = ChainedRow.after(chain.get(3).hash(), row(5, "forged"));

        assertThat(check(with(4, forged), null)).isEqualTo(new Broken(6, Fault.NOT_LINKED));
    }

    @Test
    void everyRemovedRowIsFound() {
        for (int removed = 0; removed < 9; removed++) {
            var rows = new ArrayList<>(chain);
            rows.remove(removed);
            assertThat(check(rows, null)).isEqualTo(new Broken(removed + 1, Fault.MISSING));
        }
    }

    @Test
    void everySwapOfNeighboursIsFound() {
        for (int first = 0; first < 9; first++) {
            var rows = new ArrayList<>(chain);
            Collections.swap(rows, first, first + 1);
            assertThat(check(rows, null)).isEqualTo(new Broken(first + 1, Fault.MISSING));
        }
    }

    @Test
    void everyLostEndIsFoundByWhoKnowsTheHead() {
        var known = new KnownHead(10, chain.getLast().hash());
        for (int kept = 0; kept < 10; kept++) {
            assertThat(check(chain.subList(0, kept), known)).isEqualTo(new Broken(kept + 1, Fault.CUT_OFF));
        }
        assertThat(check(chain, known)).isInstanceOf(Intact.class);
    }

    @Test
    void aChainWrittenAnewIsFoundByWhoKnowsTheHead() {
        var known = new KnownHead(10, chain.getLast().hash());
        var forged = new ArrayList<ChainedRow>();
        for (int sequence = 1; sequence <= 12; sequence++) {
            forged.add(ChainedRow.after(
                    forged.isEmpty() ? Hash.NONE : forged.getLast().hash(), row(sequence, "forged")));
        }

        assertThat(check(forged, null)).isInstanceOf(Intact.class);
        assertThat(check(forged, known)).isEqualTo(new Broken(10, Fault.REWRITTEN));
    }

    private List<ChainedRow> with(int index, ChainedRow row) {
        var rows = new ArrayList<>(chain);
        rows.set(index, row);
        return rows;
    }

    private static Hash flipped(Hash hash, int bit) {
        var bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return Hash.of(bytes);
    }

    private static Verification check(List<ChainedRow> rows, @Nullable KnownHead known) {
        var check = new ChainCheck(known);
        rows.forEach(check::next);
        return check.result();
    }

    private static List<ChainedRow> chain(int length) {
        var rows = new ArrayList<ChainedRow>();
        for (int sequence = 1; sequence <= length; sequence++) {
            var previous = rows.isEmpty() ? Hash.NONE : rows.getLast().hash();
            rows.add(ChainedRow.after(previous, row(sequence, "web-1")));
        }
        return rows;
    }

    private static TrailRow row(long sequence, String target) {
        return new TrailRow(
                ORGANIZATION,
                sequence,
                new UUID(0, sequence),
                Phase.INTENT,
                "shop-abcde",
                PERSON,
                "Ana",
                "PORTAL",
                "virtual-machine.start",
                "virtual-machine",
                target,
                null,
                null,
                Instant.parse("2026-11-24T10:00:00.000001Z"));
    }
}
