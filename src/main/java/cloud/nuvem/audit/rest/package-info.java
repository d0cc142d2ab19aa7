/** The audit trail over HTTP. */
@NullMarked
package cloud.nuvem.audit.rest;

import org.jspecify.annotations.NullMarked;
