package cloud.nuvem.compute;

import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Virtual machines of a project. Reading methods throw {@code DeniedException} for strangers and answer from the watched
 * cache; changing methods answer with a sealed result.
 */
public interface VirtualMachines {

    /** Creates one or several machines; all names are checked before the first is made. */
    CreateVmResult create(Actor actor, ProjectId project, CreateVm command);

    /** What {@link #create} would say about this user-data: for pages that tell while it is being typed. */
    Optional<CreateVmResult.InvalidUserData> checkUserData(String userData);

    /** Starts, stops, restarts … Answers when the cluster took the order, not when it is carried out. */
    VmChangeResult power(Actor actor, ProjectId project, ResourceName name, PowerAction action);

    /**
     * @param ifVersion refuse when the machine has changed since this version; null for any
     */
    VmChangeResult update(
            Actor actor, ProjectId project, ResourceName name, UpdateVm command, @Nullable String ifVersion);

    /** A running machine takes the new size with its next restart unless the cluster can do it live. */
    VmChangeResult resize(Actor actor, ProjectId project, ResourceName name, String instanceType);

    /** Machines with deletion protection are refused, by us and by the API server. */
    VmChangeResult delete(Actor actor, ProjectId project, ResourceName name, DeleteVm command);

    Optional<VirtualMachine> find(Actor actor, ProjectId project, ResourceName name);

    Page<VirtualMachine> page(Actor actor, ProjectId project, VmQuery query);

    /** All machines of the project. */
    default VmOverview overview(Actor actor, ProjectId project) {
        return overview(actor, project, VmQuery.all());
    }

    /** Those that match; the query's order, place and limit do not matter. */
    VmOverview overview(Actor actor, ProjectId project, VmQuery query);

    /** The machine's manifest as the cluster has it, in YAML, without managed fields: for "technical details". */
    Optional<String> manifest(Actor actor, ProjectId project, ResourceName name);

    /**
     * Calls back, at most about five times a second, after machines of the project changed, until closed. Runs on a
     * thread of its own.
     */
    AutoCloseable onChange(Actor actor, ProjectId project, Runnable listener);

    /** Orders about a machine's power. */
    enum PowerAction {
        START,
        STOP,
        FORCE_STOP,
        RESTART,
        PAUSE,
        RESUME,
        SOFT_REBOOT,
        RESET;

        /** Whether a machine in this state could obey: for offering actions. The cluster has the last word. */
        public boolean isPossibleIn(VmStatus.State state) {
            return switch (this) {
                case START -> state == VmStatus.State.STOPPED;
                case STOP ->
                    state != VmStatus.State.STOPPED
                            && state != VmStatus.State.STOPPING
                            && state != VmStatus.State.PAUSED;
                case FORCE_STOP -> state != VmStatus.State.STOPPED && state != VmStatus.State.PAUSED;
                case RESTART -> state == VmStatus.State.RUNNING || state == VmStatus.State.ERROR;
                case PAUSE, SOFT_REBOOT, RESET -> state == VmStatus.State.RUNNING;
                case RESUME -> state == VmStatus.State.PAUSED;
            };
        }
    }

    /** Null leaves as it is. */
    record UpdateVm(
            @Nullable String displayName,
            @Nullable TagChange tags,
            @Nullable Boolean deletionProtection) {}

    /**
     * A change of tags that keeps what others change at the same time.
     *
     * @param put new ones and new values
     * @param remove keys to take away, before the new ones are put
     * @param others whether tags that are not named stay
     */
    record TagChange(Map<String, String> put, Set<String> remove, boolean others) {

        public TagChange {
            put = Map.copyOf(put);
            remove = Set.copyOf(remove);
        }

        /** These and no others. */
        public static TagChange exactly(Map<String, String> tags) {
            return new TagChange(tags, Set.of(), false);
        }

        /** What somebody changed who saw {@code before} and wants {@code after}. */
        public static TagChange between(Map<String, String> before, Map<String, String> after) {
            var put = new TreeMap<>(after);
            put.entrySet().removeAll(before.entrySet());
            var remove = new TreeSet<>(before.keySet());
            remove.removeAll(after.keySet());
            return new TagChange(put, remove, true);
        }

        /** The tags of a machine that has these now. */
        public SortedMap<String, String> appliedTo(Map<String, String> now) {
            var tags = new TreeMap<String, String>();
            if (others) {
                tags.putAll(now);
                tags.keySet().removeAll(remove);
            }
            tags.putAll(put);
            return tags;
        }
    }

    /** @param keepVolumes leave its volumes in the project; they go on costing */
    record DeleteVm(boolean keepVolumes) {}
}
