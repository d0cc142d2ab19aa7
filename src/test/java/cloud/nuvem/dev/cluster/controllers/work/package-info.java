/** What every controller needs: a keyed work queue, one watch per kind, events, conditions, quantities. */
@NullMarked
package cloud.nuvem.dev.cluster.controllers.work;

import org.jspecify.annotations.NullMarked;
