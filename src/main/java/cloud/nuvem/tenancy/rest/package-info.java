/** Organizations and projects over HTTP. */
@NullMarked
package cloud.nuvem.tenancy.rest;

import org.jspecify.annotations.NullMarked;
