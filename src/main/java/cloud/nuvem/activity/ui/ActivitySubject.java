package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import java.util.function.Function;

/**
 * What a board is about, and who reads it.
 *
 * @param pathOf where the page of a resource is; empty for none
 */
public record ActivitySubject(Actor actor, ActivityPlace place, Function<ResourceRef, String> pathOf) {

    boolean isOfOne() {
        return place.resource() != null;
    }

    /** For names of files. */
    String name() {
        var resource = place.resource();
        return (resource == null ? place.project().value() : resource.name()) + "-activity";
    }
}
