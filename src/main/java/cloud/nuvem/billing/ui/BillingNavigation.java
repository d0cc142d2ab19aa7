package cloud.nuvem.billing.ui;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Invoices, payments and budgets for who may see money; all of them for the provider's staff. */
@Component
class BillingNavigation implements NavigationSource {

    private final Tenants tenants;
    private final Actors actors;
    private final Access access;

    BillingNavigation(Tenants tenants, Actors actors, Access access) {
        this.tenants = tenants;
        this.actors = actors;
        this.access = access;
    }

    @Override
    public List<Entry> entries(Place place) {
        var actor = actors.current(Door.PORTAL);
        boolean may = tenants.findOrganization(actor, place.organization())
                .filter(organization ->
                        access.permissions(actor, organization.id()).contains(Permission.VIEW_BILLING))
                .isPresent();
        if (!may) {
            return List.of();
        }
        var slug = place.organization();
        return List.of(
                new Entry(
                        Group.BILLING,
                        10,
                        Glyph.ROWS,
                        Words.text("billing.invoices"),
                        BillingDesk.invoicesPath(slug),
                        null),
                new Entry(Group.BILLING, 30, Glyph.SWAP, Words.text("payments.title"), PaymentsView.path(slug), null),
                new Entry(
                        Group.BILLING,
                        35,
                        Glyph.SLIDERS,
                        Words.text("billing.budgets"),
                        BillingDesk.budgetsPath(slug),
                        null),
                new Entry(
                        Group.BILLING,
                        40,
                        Glyph.BUILDING,
                        Words.text("billing.account"),
                        BillingDesk.accountPath(slug),
                        null));
    }

    @Override
    public List<Entry> providerEntries() {
        return List.of(
                new Entry(Group.BILLING, 5, Glyph.ROWS, Words.text("billing.invoices"), "provider/invoices", null),
                new Entry(Group.BILLING, 6, Glyph.SWAP, Words.text("payments.title"), "provider/payments", null),
                new Entry(Group.BILLING, 8, Glyph.TAG, Words.text("billing.credits"), "provider/credits", null));
    }
}
