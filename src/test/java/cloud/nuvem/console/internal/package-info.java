/** The relay on a real Tomcat, between a browser's socket and a machine's socket that do what a test wants. */
@NullMarked
package cloud.nuvem.console.internal;

import org.jspecify.annotations.NullMarked;
