package cloud.nuvem.audit.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param pendingFor how long an intent waits for its outcome before it is shown as unknown; longer than any action takes */
@ConfigurationProperties("nuvem.audit")
record AuditProperties(@DefaultValue("5m") Duration pendingFor) {}
