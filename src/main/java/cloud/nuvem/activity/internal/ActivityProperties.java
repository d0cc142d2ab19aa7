package cloud.nuvem.activity.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is kept of what clusters said.
 *
 * @param keep how long
 * @param perProject the latest so many of each project, at most
 * @param writeEvery how long steps are collected before they are written together
 * @param sweepEvery how often what is too old or too much is removed
 * @param waiting steps that wait for the database, at most; more are dropped, and said so in the log
 */
@ConfigurationProperties("nuvem.activity")
record ActivityProperties(
        @DefaultValue("90d") Duration keep,
        @DefaultValue("50000") int perProject,
        @DefaultValue("300ms") Duration writeEvery,
        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("100000") int waiting) {}
