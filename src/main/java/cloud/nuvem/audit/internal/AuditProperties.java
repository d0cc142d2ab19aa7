package cloud.nuvem.audit.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an intent waits for its outcome before it is shown as unknown.
 *
 * @param pendingFor longer than any action takes
 * @param sessionFor for actions that last as long as somebody stays, whose names end in {@code -session}; longer than any may
 */
@ConfigurationProperties("nuvem.audit")
record AuditProperties(
        @DefaultValue("5m") Duration pendingFor,
        @DefaultValue("13h") Duration sessionFor) {}
