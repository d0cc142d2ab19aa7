/**
 * The embedded world: everything Nuvem needs to run on a machine with nothing but a JDK, as real as it gets.
 *
 * <p>Test scope only; none of it is in the production jar. Each part starts alone, keeps its state in a directory of its
 * own, ends with the JVM and recovers from a kill.
 *
 * <p>Decision 2026-11-24: Keycloak is the real distribution as a child process. Its test framework in our JVM (560
 * artifacts, 83 s each start) and a container (needs Docker) were rejected. A prepared database is made once per checkout
 * and copied for each instance, so that a start costs seconds, not a schema migration and an import.
 */
@NullMarked
package cloud.nuvem.dev;

import org.jspecify.annotations.NullMarked;
