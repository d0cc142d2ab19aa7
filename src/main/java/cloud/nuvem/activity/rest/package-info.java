/** What happened, over HTTP. */
@NullMarked
package cloud.nuvem.activity.rest;

import org.jspecify.annotations.NullMarked;
