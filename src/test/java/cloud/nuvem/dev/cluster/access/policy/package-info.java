/**
 * ValidatingAdmissionPolicies: CEL expressions that refuse writes, evaluated with {@code dev.cel} over plain JSON, compiled
 * once for each change of a policy.
 *
 * <p>2026-11-24: expressions are dynamically typed. A real API server also type-checks them against the schemas and
 * reports in {@code status.typeChecking}; here that status stays empty rather than pretending. Not supported and refused
 * when stored: {@code paramKind}, {@code auditAnnotations}. Not offered: {@code authorizer}, {@code params}.
 */
@NullMarked
package cloud.nuvem.dev.cluster.access.policy;

import org.jspecify.annotations.NullMarked;
