@NullMarked
package cloud.nuvem.compute.ui;

import org.jspecify.annotations.NullMarked;
