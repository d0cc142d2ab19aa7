/** Graphs as parts of pages: other modules put a {@link cloud.nuvem.monitoring.ui.GraphBoard} on theirs. */
@NamedInterface("ui")
@NullMarked
package cloud.nuvem.monitoring.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
