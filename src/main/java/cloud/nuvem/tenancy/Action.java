package cloud.nuvem.tenancy;

/**
 * Something that changes something, as the audit trail names it. Each module lists its own as constants.
 *
 * @param name kind and verb: {@code virtual-machine.create}
 * @param stoppedBy from which suspension on the gate refuses it; null-free: {@link SuspensionRule}
 */
public record Action(String name, Permission permission, SuspensionRule stoppedBy) {

    /** Which actions a suspension stops. */
    public enum SuspensionRule {
        /** Allowed always: stopping, deleting, paying. */
        NEVER,
        /** Refused once new resources are blocked: creating, growing. */
        WHEN_NEW_RESOURCES_BLOCKED,
        /** Refused only once compute is stopped: starting. */
        WHEN_COMPUTE_STOPPED
    }
}
