/** What keeps the store tidy: namespaces, ownership, claims in use, public addresses. */
@NullMarked
package cloud.nuvem.dev.cluster.controllers.housekeeping;

import org.jspecify.annotations.NullMarked;
