package cloud.nuvem.console;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectId;

/** One console of one machine, as a person names it. */
public record ConsoleTarget(ProjectId project, ResourceName machine, ConsoleKind kind) {}
