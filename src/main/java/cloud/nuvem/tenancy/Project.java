package cloud.nuvem.tenancy;

import cloud.nuvem.kernel.Region;
import java.time.Instant;

/** The box that resources live in: one namespace in one region. */
public record Project(ProjectId id, OrganizationId organization, String name, Region region, Instant createdAt) {}
