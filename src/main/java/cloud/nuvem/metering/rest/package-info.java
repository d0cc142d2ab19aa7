/** Usage over HTTP. */
@NullMarked
package cloud.nuvem.metering.rest;

import org.jspecify.annotations.NullMarked;
