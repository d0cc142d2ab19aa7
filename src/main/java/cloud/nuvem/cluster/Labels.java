package cloud.nuvem.cluster;

/** Labels and annotations that Nuvem sets or reads on objects in a cluster. Nobody else may set keys under this domain. */
public final class Labels {

    /** Reserved: never taken from what a person typed. */
    public static final String DOMAIN = "nuvem.cloud/";

    /** Prefix of the tags that people choose, on the resource itself. */
    public static final String TAG_PREFIX = "tag.nuvem.cloud/";

    public static final String ORGANIZATION = DOMAIN + "organization";
    public static final String PROJECT = DOMAIN + "project";

    /** On a machine, its host-side copies and everything made for it: the machine's name. */
    public static final String VM = DOMAIN + "vm";

    /** {@code true} lets the API server refuse deletion. */
    public static final String PROTECTED = DOMAIN + "protected";

    /** Marks the objects of a project that tenants may not change. */
    public static final String BASELINE = DOMAIN + "baseline";

    /** {@code true} on catalogue objects: offered to customers. */
    public static final String PUBLISHED = DOMAIN + "published";

    /** {@code true} on catalogue objects: what a form starts with. */
    public static final String RECOMMENDED = DOMAIN + "recommended";

    /** Annotation: what people read instead of the name. */
    public static final String DISPLAY_NAME = DOMAIN + "display-name";

    private Labels() {}
}
