/** Keeps the guests in step with their instances: on when they run, off when they stop, told when they are paused or moved. */
@NullMarked
package cloud.nuvem.dev.cluster.controllers.guests;

import org.jspecify.annotations.NullMarked;
