package cloud.nuvem.console;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectId;

/** The log of one machine. */
public record LogTarget(ProjectId project, ResourceName machine) {}
