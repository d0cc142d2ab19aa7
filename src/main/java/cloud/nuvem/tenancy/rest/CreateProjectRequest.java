package cloud.nuvem.tenancy.rest;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * @param organization slug
 * @param name 1 to 60 visible characters, unique in the organization
 * @param region where it lives; may be left out, then it is the first one offered
 */
record CreateProjectRequest(
        @NotNull String organization,
        @NotNull String name,
        @Nullable String region) {}
