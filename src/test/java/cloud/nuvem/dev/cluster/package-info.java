/**
 * A cluster that answers like Kubernetes with KubeVirt, behind HTTP, so that production code cannot tell.
 *
 * <p>A house of its own: {@code core} (store, watch, verbs, schema, apply, selectors, paging, discovery) knows no kind;
 * {@code access} decides who may do what (tokens, impersonation, RBAC, admission policies in CEL); {@code kinds} are
 * definitions as data; {@code controllers} make objects live, one small class per behaviour. A newcomer adds a kind by
 * adding a definition and, if it lives, a controller.
 */
@NullMarked
package cloud.nuvem.dev.cluster;

import org.jspecify.annotations.NullMarked;
