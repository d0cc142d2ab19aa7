/** What happened as parts of pages: other modules put an {@link cloud.nuvem.activity.ui.ActivityBoard} on theirs. */
@NamedInterface("ui")
@NullMarked
package cloud.nuvem.activity.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
