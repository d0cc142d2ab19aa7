/**
 * ResourceQuotas: what a namespace may hold. Counts of any kind ({@code count/virtualmachines.kubevirt.io}), of the core
 * kinds that have a short name, of load balancers and node ports, and the storage that claims ask for.
 *
 * <p>2026-11-24: usage is kept from watches instead of counted at each write, because a namespace may hold ten thousand
 * objects; what was admitted but not yet heard of is remembered, so that one of many concurrent writers wins the last
 * place. Not supported and refused when stored: compute resources of pods, scopes. LimitRanges are stored and not applied.
 */
@NullMarked
package cloud.nuvem.dev.cluster.access.quota;

import org.jspecify.annotations.NullMarked;
