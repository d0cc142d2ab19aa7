package cloud.nuvem.cluster;

import cloud.nuvem.tenancy.Project;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The cluster as one member of one project sees it: every call goes to the project's namespace, in the member's name and with
 * the rights of the member's role there. Cheap to get, nothing to close.
 *
 * <p>Every method throws {@link ClusterRefusal} for the API server's no, {@link ClusterUnavailable} when it cannot be reached
 * (nothing was done), and writing ones {@link ClusterAnswerLost} when nobody can tell whether it was done.
 */
public interface ProjectCluster {

    Project project();

    /** Makes a new object; refused with 409 when the name is taken. Never updates one. */
    ClusterObject create(ResourceKind kind, JsonNode manifest);

    /** Asks what {@link #create} would answer and stores nothing. */
    void rehearseCreate(ResourceKind kind, JsonNode manifest);

    /** Server-side apply for what is wholly ours: makes it, or makes it so. Wins every conflict. */
    ClusterObject apply(ResourceKind kind, JsonNode manifest);

    /**
     * JSON merge patch (RFC 7386).
     *
     * @param patch with {@code metadata.resourceVersion} it is refused with 409 when the object has changed since
     */
    ClusterObject merge(ResourceKind kind, String name, JsonNode patch);

    /** JSON patch (RFC 6902): an array of operations; a failing {@code test} is refused with 422. */
    ClusterObject patch(ResourceKind kind, String name, JsonNode operations);

    /**
     * Deletes in the background.
     *
     * @param uid of the very object meant; another one of that name is refused with 409
     */
    void delete(ResourceKind kind, String name, String uid);

    Optional<ClusterObject> find(ResourceKind kind, String name);

    /** PUT on a subresource: an order such as {@code start}. Answered when it is taken, not when it is carried out. */
    void order(ResourceKind kind, String name, String subresource, JsonNode body);

    /** GET on a subresource: what a machine tells about itself. */
    JsonNode ask(ResourceKind kind, String name, String subresource);

    /** GET on a subresource that answers with bytes, such as a picture. */
    byte[] fetch(ResourceKind kind, String name, String subresource);

    /**
     * GET on a subresource whose answer goes on until it is closed at either side.
     *
     * @param query values by name
     * @return to be closed by the caller
     */
    ClusterStream follow(ResourceKind kind, String name, String subresource, Map<String, String> query);

    /**
     * Opens a websocket on a subresource, in the member's name. Rights are checked by the cluster at this moment only.
     *
     * @return to be closed by the caller
     */
    ClusterSocket connect(ResourceKind kind, String name, ClusterSocket.Channel channel);
}
