/** Virtual machines and what carries them: instances, launcher pods, scheduling, migration. */
@NullMarked
package cloud.nuvem.dev.cluster.controllers.compute;

import org.jspecify.annotations.NullMarked;
