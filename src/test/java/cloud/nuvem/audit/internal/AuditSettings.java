package cloud.nuvem.audit.internal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The module's defaults, for contexts that read no configuration file. */
@EnableConfigurationProperties(AuditProperties.class)
public class AuditSettings {}
