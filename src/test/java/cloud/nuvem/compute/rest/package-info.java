@NullMarked
package cloud.nuvem.compute.rest;

import org.jspecify.annotations.NullMarked;
