package cloud.nuvem.ui;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How open pages keep up.
 *
 * @param beat how often an open page looks for what no event tells
 * @param staleAfter what is older than this is said to be old
 */
@ConfigurationProperties("nuvem.ui")
record UiProperties(
        @DefaultValue("10s") Duration beat,
        @DefaultValue("30s") Duration staleAfter) {}
