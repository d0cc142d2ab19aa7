/**
 * The machines inside the machines: what a virtual machine shows on its screen and says on its serial line.
 *
 * <p>Two kinds stand behind one interface. A simulated guest boots, asks for a login and answers a few commands; it costs
 * next to nothing and needs nothing installed. A QEMU guest is a real computer with a real kernel, for those who have
 * QEMU and the guest files. Nothing here knows of Kubernetes: the controllers hand in who the machine is and are told when
 * it turns itself off.
 */
@NullMarked
package cloud.nuvem.dev.cluster.guest;

import org.jspecify.annotations.NullMarked;
