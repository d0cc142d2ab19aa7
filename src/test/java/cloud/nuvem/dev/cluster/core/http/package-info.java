/** The wire: addresses, content types, streams, discovery, faults on demand. */
@NullMarked
package cloud.nuvem.dev.cluster.core.http;

import org.jspecify.annotations.NullMarked;
