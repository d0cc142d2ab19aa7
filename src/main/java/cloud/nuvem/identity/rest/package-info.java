@NullMarked
package cloud.nuvem.identity.rest;

import org.jspecify.annotations.NullMarked;
