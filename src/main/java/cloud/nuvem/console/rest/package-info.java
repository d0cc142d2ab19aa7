/** What machines said, over HTTP. */
@NullMarked
package cloud.nuvem.console.rest;

import org.jspecify.annotations.NullMarked;
