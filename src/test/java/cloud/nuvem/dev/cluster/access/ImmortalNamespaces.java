package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.Admission;
import java.util.Set;

/** Some namespaces never go. That nothing is created in one that goes, the core itself sees to. */
final class ImmortalNamespaces implements Admission {

    private static final Set<String> NAMES = Set.of("default", "kube-system", "kube-public");

    @Override
    public void validate(Write write) {
        boolean namespace =
                write.type().group().isEmpty() && write.type().plural().equals("namespaces");
        if (namespace && write.operation() == Operation.DELETE && NAMES.contains(Refusals.nameOf(write))) {
            throw Refusals.forbidden(write, "this namespace may not be deleted");
        }
    }
}
