@NullMarked
package cloud.nuvem.identity.ui;

import org.jspecify.annotations.NullMarked;
