/** The embedded world: everything the portal needs, on a machine with nothing but a JDK and Node. Never in the product's jar. */
@NullMarked
package cloud.nuvem.dev;

import org.jspecify.annotations.NullMarked;
