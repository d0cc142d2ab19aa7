/** Virtual machines, what they are made of, and SSH keys over HTTP. */
@NullMarked
package cloud.nuvem.compute.rest;

import org.jspecify.annotations.NullMarked;
