/**
 * What virt-handler and Prometheus together know of the machines: the {@code kubevirt_vmi_*} series of KubeVirt 1.9.
 *
 * <p>Kept are the stretches of time in which a machine ran unchanged, in a file beside the cluster's; values are a closed-form
 * function of the machine and the moment, so thirty days are there without a stored sample and survive restarts. While the world
 * is down its machines are thought to run on. A machine's past before the world's start is invented once, for the demo.
 */
@NullMarked
package cloud.nuvem.dev.prometheus.machines;

import org.jspecify.annotations.NullMarked;
