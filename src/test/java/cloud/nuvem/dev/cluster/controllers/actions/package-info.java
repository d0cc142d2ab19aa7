/** What can be done to a machine beside changing it: subresources in KubeVirt's own words. */
@NullMarked
package cloud.nuvem.dev.cluster.controllers.actions;

import org.jspecify.annotations.NullMarked;
