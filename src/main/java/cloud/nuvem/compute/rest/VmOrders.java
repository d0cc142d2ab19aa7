package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API makes of the answer to an order. */
final class VmOrders {

    private VmOrders() {}

    /** @param version that the caller named in {@code If-Match}: then a change in the meantime is 412 instead of 409 */
    static void requireAccepted(VmChangeResult result, @Nullable String version) {
        switch (result) {
            case VmChangeResult.Accepted _ -> {}
            case VmChangeResult.ChangedMeanwhile changed
            when version != null ->
                throw new RefusedException(new ApiRefusal(changed.code(), Refusal.Kind.STALE, null, null, List.of()));
            case Refusal refusal -> throw new RefusedException(refusal);
        }
    }
}
