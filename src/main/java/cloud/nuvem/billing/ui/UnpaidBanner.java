package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payments;
import cloud.nuvem.billing.Payments.Dunning;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.StandingSource;
import cloud.nuvem.ui.Words;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells who may see money, on every page, that an invoice is unpaid, what follows, and where to pay it. */
@Component
class UnpaidBanner implements StandingSource {

    private final Tenants tenants;
    private final Actors actors;
    private final Access access;
    private final Payments payments;

    UnpaidBanner(Tenants tenants, Actors actors, Access access, Payments payments) {
        this.tenants = tenants;
        this.actors = actors;
        this.access = access;
        this.payments = payments;
    }

    @Override
    public Optional<Line> line(String slug) {
        var actor = actors.current(Door.PORTAL);
        return tenants.findOrganization(actor, slug)
                .filter(organization ->
                        access.permissions(actor, organization.id()).contains(Permission.VIEW_BILLING))
                .flatMap(organization -> payments.dunning(actor, organization.id())
                        .map(dunning -> new Line(
                                DunningWords.tone(dunning),
                                sentence(actor, organization.id(), dunning),
                                Words.text("payments.banner.link"),
                                BillingDesk.invoicesPath(slug) + "/" + dunning.invoice())));
    }

    /** That the bank waits for its customer matters more than what would come in days. */
    private String sentence(Actor actor, OrganizationId organization, Dunning dunning) {
        boolean bankWaits = !dunning.blocked()
                && payments.of(actor, organization, dunning.invoice()).stream()
                        .findFirst()
                        .filter(payment -> payment.state() == Payment.State.ACTION_NEEDED)
                        .isPresent();
        return bankWaits ? Words.text("payments.banner.action-needed") : DunningWords.sentence(dunning);
    }
}
