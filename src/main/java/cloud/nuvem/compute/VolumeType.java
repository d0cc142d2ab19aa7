package cloud.nuvem.compute;

/** A storage class offered as a tier for boot volumes (Kubernetes {@code StorageClass} labelled as published). */
public record VolumeType(String name, String displayName, boolean recommended) {}
