/** What plans allow, for the provider's staff. */
@NullMarked
package cloud.nuvem.quota.ui;

import org.jspecify.annotations.NullMarked;
