package cloud.nuvem.metering.internal;

import static cloud.nuvem.metering.internal.db.Tables.REGION_METER;
import static cloud.nuvem.metering.internal.db.Tables.USAGE_RECORD;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.row;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.metering.internal.UsageChanges.Opening;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How far the meter is, and the transaction of a look; as the provider's role. */
@Repository
class UsageRepository {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private final DSLContext provider;

    UsageRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** How far a region's meter is. */
    record Progress(long looks, @Nullable Instant seenUntil) {}

    /** An opening with the organization that pays for it. */
    record OwnedOpening(OrganizationId owner, Opening opening) {}

    Progress progress(Region region) {
        var r = REGION_METER;
        provider.insertInto(r, r.REGION)
                .values(region.value())
                .onConflictDoNothing()
                .execute();
        return provider.select(r.LOOKS, r.SEEN_UNTIL)
                .from(r)
                .where(r.REGION.eq(region.value()))
                .fetchSingle(row -> new Progress(row.value1(), instant(row.value2())));
    }

    /** Organizations with usage in a month, by id. */
    List<OrganizationId> usersIn(YearMonth month) {
        var u = USAGE_RECORD;
        return provider.selectDistinct(u.ORGANIZATION_ID)
                .from(u)
                .where(u.MONTH.eq(month.atDay(1)))
                .orderBy(u.ORGANIZATION_ID)
                .fetch(row -> new OrganizationId(row.value1()));
    }

    List<Segment> segments(OrganizationId organization, YearMonth month, PriceTimeline prices) {
        return new SegmentQueries(provider).of(organization, month, prices);
    }

    <T> T inTransaction(Function<LookRepository, T> work) {
        return provider.transactionResult(configuration -> work.apply(new LookRepository(configuration.dsl())));
    }

    static JSONB json(Map<String, String> tags) {
        return JSONB.valueOf(JSON.writeValueAsString(tags));
    }

    static Map<String, String> tags(JSONB json) {
        return json.data().equals("{}") ? Map.of() : JSON.readValue(json.data(), TAGS);
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
