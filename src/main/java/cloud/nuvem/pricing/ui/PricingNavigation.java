package cloud.nuvem.pricing.ui;

import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** The public prices for everybody, lists and plans for the provider's staff. */
@Component
class PricingNavigation implements NavigationSource {

    @Override
    public List<Entry> entries(Place place) {
        return List.of(new Entry(Group.BILLING, 90, Glyph.COINS, Words.text("pricing.public.title"), "prices", null));
    }

    @Override
    public List<Entry> providerEntries() {
        return List.of(
                new Entry(
                        Group.BILLING, 10, Glyph.ROWS, Words.text("pricing.lists.title"), "provider/price-lists", null),
                new Entry(Group.BILLING, 20, Glyph.BOX, Words.text("pricing.plans.title"), "provider/plans", null));
    }
}
