package cloud.nuvem.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.MigratedPostgres;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database itself refuses, to the provider's role as well. */
class RefusedRecordsTests {

    private static final String INSERT = """
            insert into metering.usage_record (month, organization_id, project_id, region, meter, dimension, resource_kind,
                resource_uid, resource_name, quantity, from_at, to_at)
            values (cast(? as date), ?, 'shop', 'r', ?, ?, 'virtual-machine', ?, 'web', cast(? as numeric),
                cast(? as timestamptz), cast(? as timestamptz))""";

    private final DSLContext provider = MigratedPostgres.shared().provider();
    private final String uid = UUID.randomUUID().toString();

    /** Row 23. */
    @ParameterizedTest
    @CsvSource({"-1", "0", "-0.000000001", "NaN", "Infinity", "-Infinity", "1000000000000", "1e30", "0.0000000001"})
    void aQuantityThatCannotBe(String quantity) {
        assertRefused("2026-11-01", "VM_RUNNING", "u1.small", quantity, "2026-11-10T10:00:00Z", "2026-11-10T11:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10T10:00:00Z,2026-11-10T10:00:00Z",
        "2026-11-10T11:00:00Z,2026-11-10T10:00:00Z",
        "2026-10-31T23:59:59Z,2026-11-10T10:00:00Z",
        "2026-11-10T10:00:00Z,2026-12-01T00:00:01Z",
        "2026-11-10T10:00:00Z,infinity",
        "-infinity,2026-11-10T10:00:00Z",
    })
    void aTimeThatCannotBe(String from, String to) {
        assertRefused("2026-11-01", "VM_RUNNING", "u1.small", "1", from, to);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02,VM_RUNNING,u1.small", "2026-11-01,vm,u1.small", "2026-11-01,VM_RUNNING,''"})
    void aMonthMeterOrDimensionThatCannotBe(String month, String meter, String dimension) {
        assertRefused(month, meter, dimension, "1", "2026-11-10T10:00:00Z", "2026-11-10T11:00:00Z");
    }

    /** Row 20, and law 6. */
    @Test
    void theSameSecondTwice() {
        insert("1", "2026-11-10T10:00:00Z", "2026-11-10T11:00:00Z");
        assertRefused("2026-11-01", "VM_RUNNING", "u1.small", "1", "2026-11-10T10:00:00Z", "2026-11-10T11:00:00Z");
        assertRefused("2026-11-01", "VM_RUNNING", "u1.large", "1", "2026-11-10T10:59:59Z", "2026-11-10T11:30:00Z");
        assertRefused("2026-11-01", "VM_RUNNING", "u1.small", "1", "2026-11-10T09:00:00Z", null);
        insert("1", "2026-11-10T11:00:00Z", "2026-11-10T12:00:00Z");
    }

    @Test
    void aChangeOfWhatIsOver() {
        insert("1", "2026-11-10T10:00:00Z", "2026-11-10T11:00:00Z");

        assertThatThrownBy(() ->
                        provider.execute("update metering.usage_record set quantity = 2 where resource_uid = ?", uid))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> provider.execute("delete from metering.usage_record where resource_uid = ?", uid))
                .isInstanceOf(DataAccessException.class);
        assertThat(provider.fetchCount(DSL.table("metering.usage_record"), DSL.condition("resource_uid = ?", uid)))
                .isOne();
    }

    private void insert(String quantity, String from, String to) {
        insert("2026-11-01", "VM_RUNNING", "u1.small", quantity, from, to);
    }

    private void insert(
            String month, String meter, String dimension, String quantity, String from, @Nullable String to) {
        provider.execute(INSERT, month, new UUID(0, 9), meter, dimension, uid, quantity, from, to);
    }

    private void assertRefused(
            String month, String meter, String dimension, String quantity, String from, @Nullable String to) {
        assertThatThrownBy(() -> insert(month, meter, dimension, quantity, from, to))
                .isInstanceOf(DataAccessException.class);
    }
}
