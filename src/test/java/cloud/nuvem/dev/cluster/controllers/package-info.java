@NullMarked
package cloud.nuvem.dev.cluster.controllers;

import org.jspecify.annotations.NullMarked;
