/** The trail as a page. */
@NullMarked
package cloud.nuvem.audit.ui;

import org.jspecify.annotations.NullMarked;
