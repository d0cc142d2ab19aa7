/** Pages of an organization: its projects and members. */
@NullMarked
package cloud.nuvem.tenancy.ui;

import org.jspecify.annotations.NullMarked;
