/** Pages of virtual machines, instance types, images and SSH keys. They talk to facades only. */
@NullMarked
package cloud.nuvem.compute.ui;

import org.jspecify.annotations.NullMarked;
