/**
 * Virtual machines, instance types, images and SSH keys: what customers come for.
 *
 * <p>The cluster is the truth about machines: they are watched, joined from KubeVirt's and CDI's objects when those change, and
 * paged from memory; no table mirrors them. Tables: {@code compute.ssh_key}. Events: none of its own; what is done to machines
 * passes the gate of tenancy, which announces it. Answers {@code QuotaSource},
 * {@code MeterSource}, {@code ActivitySource} and {@code Residents}; tells {@code ActivityLog} what is seen to happen.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>A wish carries an id, kept as an annotation of the machine it made, and the names of volume and Secret follow from it:
 *       a repeated wish finds and finishes what an earlier attempt began, whatever died in between. A table of wishes would be
 *       a second truth.
 *   <li>Names of several machines are tried with a dry run before the first is made; for one machine the creation itself is the
 *       trial, which saves a third of the time.
 *   <li>Tags are labels under {@code tag.nuvem.cloud/}: they can be selected with kubectl and never meet a reserved key. The
 *       price is Kubernetes' alphabet for them.
 *   <li>User-data is merged as YAML nodes, not as values: cloud-init reads YAML 1.1, and a quoted "yes" must stay quoted.
 *   <li>A machine is metered while its instance is in phase Running, paused and migrating included: it holds its host's room. A
 *       volume is metered by its bound claim, the thing that storage really holds; a data volume may go while the claim stays.
 *   <li>Volumes that shall stay are cut loose before their machine is deleted (template first, or KubeVirt takes them back);
 *       deleting with orphaned dependents would leave the machine itself running.
 * </ul>
 */
@ApplicationModule(
        displayName = "Compute",
        allowedDependencies = {
            "kernel",
            "ui",
            "api",
            "identity",
            "tenancy",
            "activity",
            "activity :: ui",
            "cluster",
            "pricing",
            "quota",
            "metering",
            "monitoring",
            "monitoring :: ui"
        })
@NullMarked
package cloud.nuvem.compute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
