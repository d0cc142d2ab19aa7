package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Refunds;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProviderPermission;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class RefundService implements Refunds {

    private final Access access;
    private final RefundRepository orders;

    RefundService(Access access, RefundRepository orders) {
        this.access = access;
        this.orders = orders;
    }

    @Override
    public List<Refund> all(Actor actor) {
        access.require(actor, ProviderPermission.VIEW);
        return orders.all();
    }
}
