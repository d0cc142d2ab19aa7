package cloud.nuvem.pricing;

/** What can cost money. The dimension of a price narrows it: the instance type, the volume type. */
public enum Meter {
    /** A running virtual machine, priced per hour; dimension: instance type. */
    VM_RUNNING,
    /** A volume's size, priced per GiB-month; dimension: volume type. */
    VOLUME_SIZE
}
