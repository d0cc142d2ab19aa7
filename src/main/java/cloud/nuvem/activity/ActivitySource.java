package cloud.nuvem.activity;

import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.util.Set;

/** A kind of resource that things happen to. Answered by the module that owns it. */
public interface ActivitySource {

    /** As {@code ResourceRef} names it; the names of actions begin with it ({@code virtual-machine.start}). */
    String kind();

    /** Every code there is, of steps and of actions ({@code action.start}, {@code refused.start} …). */
    Set<String> codes();

    /** Whether there is one of that name now. */
    boolean exists(Actor actor, ProjectId project, String name);
}
