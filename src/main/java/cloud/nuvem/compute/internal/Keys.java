package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.Labels;

/** Annotations and labels of this module's own, beside those in {@link Labels}. */
final class Keys {

    /** Annotation of a machine: the image it was made from. */
    static final String IMAGE = Labels.DOMAIN + "image";
    /** Annotation: id of the wish it was made for; a repeated wish finds it by this. */
    static final String REQUEST = Labels.DOMAIN + "request";
    /** Annotation: id of the person who made it. */
    static final String CREATED_BY = Labels.DOMAIN + "created-by";

    static final String SERIES = Labels.DOMAIN + "series";
    static final String FAMILY = Labels.DOMAIN + "family";
    static final String VERSION = Labels.DOMAIN + "version";
    static final String MINIMUM_DISK = Labels.DOMAIN + "minimum-disk";
    static final String DEFAULT_USER = Labels.DOMAIN + "default-user";
    /** KubeVirt's own label on images. */
    static final String DEFAULT_PREFERENCE = "instancetype.kubevirt.io/default-preference";

    private Keys() {}
}
