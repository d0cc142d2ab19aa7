/**
 * HTTP kit of the second door: what every endpoint under {@code /api/} shares, and no feature.
 *
 * <p>A controller takes {@link cloud.nuvem.api.RequestId}, {@link cloud.nuvem.api.IfMatch} and {@link cloud.nuvem.api.Paging}
 * as parameters, throws {@link cloud.nuvem.kernel.RefusedException} for a refusal, and answers lists as
 * {@link cloud.nuvem.api.Items}. Around it, in this order: security headers, failures, (the security filter chain,) rate limit, body
 * cap, idempotency, strict JSON, problems.
 *
 * <p>Table: {@code api.idempotency_record}, one row for each POST with an {@code Idempotency-Key}. Events: none.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>A key belongs to its caller (the token's subject), never to an organization: who repeats a key of somebody else
 *       starts afresh. Row-level security binds the caller.
 *   <li>Answers are stored from the moment a controller was reached, refusals of the facade included: same key and body, same
 *       answer. What was refused before that (malformed, unauthenticated, too many), and what failed on our side (5xx), is
 *       not stored: the facade finds what a first try had made by its request id.
 *   <li>The request is compared byte for byte, not as JSON: what a client repeats, it repeats as it is.
 *   <li>The rate limit counts in each replica. Sharing it through PostgreSQL was rejected: one more round trip for each
 *       request, to be exact about a limit that only has to keep one caller from drowning the others.
 *   <li>Problems are written by one resolver of our own instead of Spring's {@code ProblemDetail} advice, because filters and
 *       the security chain have to speak with the same words.
 * </ul>
 */
@ApplicationModule(
        displayName = "API kit",
        allowedDependencies = {"kernel"})
@NullMarked
package cloud.nuvem.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
