@NullMarked
package cloud.nuvem.quota.rest;

import org.jspecify.annotations.NullMarked;
