/**
 * HTTP kit: problem responses, paging, idempotency, rate limit, OpenAPI. No feature.
 */
@ApplicationModule(
        displayName = "API kit",
        allowedDependencies = {"kernel"})
@NullMarked
package cloud.nuvem.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
