/**
 * The pages on made-up data, without database, Keycloak or cluster: what view tests stand on, and a program
 * ({@code Sandbox}) to look at pages while they are made.
 */
@NullMarked
package cloud.nuvem.sandbox;

import org.jspecify.annotations.NullMarked;
