@NullMarked
package cloud.nuvem.console.ui;

import org.jspecify.annotations.NullMarked;
