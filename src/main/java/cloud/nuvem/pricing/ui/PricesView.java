package cloud.nuvem.pricing.ui;

import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.OfferedPrices;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Logo;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.Segments;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** What everything costs, for everybody, signed in or not, with a calculator whose address can be passed on. */
@Route(value = "prices", autoLayout = false)
@AnonymousAllowed
class PricesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String USUAL = "EUR";

    private final Prices prices;

    PricesView(Prices prices) {
        this.prices = prices;
        addClassName("nv-public");
    }

    @Override
    public String getPageTitle() {
        return Words.text("pricing.public.title") + " · Nuvem";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        show(query, query.getSingleParameter("currency").orElse(USUAL));
    }

    private void show(QueryParameters query, String currency) {
        removeAll();
        var offers = prices.offered();
        var header = new PageHeader(Words.text("pricing.public.title")).sentence(Words.text("pricing.public.sentence"));
        add(bar(), header);
        offers.stream()
                .filter(offer -> offer.currency().getCurrencyCode().equals(currency))
                .findFirst()
                .or(() -> offers.stream().findFirst())
                .ifPresentOrElse(
                        offer -> {
                            header.actions(currencies(offers, offer, query));
                            show(offer, Calculation.of(query, offer));
                        },
                        () -> add(EmptyState.teaching(
                                Glyph.COINS,
                                Words.text("pricing.public.none"),
                                Words.text("pricing.public.none.text"))));
    }

    private static Div bar() {
        var home = new Anchor("", new Logo());
        home.setAriaLabel(Words.text("pricing.public.console"));
        home.getElement().setAttribute("router-ignore", true);
        var console = new Anchor("", Words.text("pricing.public.console"));
        console.addClassName("nv-link");
        console.getElement().setAttribute("router-ignore", true);
        var links = new Nav(new ResourceLink("api/v1/docs", "API"), console);
        links.getElement().setAttribute("aria-label", Words.text("pricing.public.links"));
        var bar = new Div(home, links);
        bar.addClassName("nv-public-bar");
        return bar;
    }

    private Segments currencies(List<OfferedPrices> offers, OfferedPrices shown, QueryParameters query) {
        var segments = new Segments(Words.text("pricing.currency"), chosen -> {
            show(query, chosen);
            follow(Calculation.of(query, shown).withCurrency(chosen));
        });
        segments.show(
                offers.stream()
                        .map(offer -> offer.currency().getCurrencyCode())
                        .map(code -> new Segments.Segment(code, code, null))
                        .toList(),
                shown.currency().getCurrencyCode());
        return segments;
    }

    private void show(OfferedPrices offer, Calculation calculation) {
        add(new SectionTitle(Words.text("pricing.calculator")));
        add(new Calculator(prices, offer, calculation, PricesView::follow));
        for (var meter : Meter.values()) {
            var own = offer.prices().stream()
                    .filter(price -> price.meter() == meter)
                    .sorted(Comparator.comparing(price -> price.perUnit().amount()))
                    .toList();
            if (!own.isEmpty()) {
                add(
                        new SectionTitle(PriceWords.meter(meter)),
                        sentence("pricing.public." + meter.name()),
                        table(meter, own));
            }
        }
        if (offer.discountPercent().signum() > 0) {
            add(sentence("pricing.public.discount", offer.discountPercent()));
        }
        add(sentence("pricing.public.since", PriceWords.utc(offer.since())));
    }

    /** The address follows without loading the page again. */
    private static void follow(Calculation calculation) {
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(calculation.path()));
    }

    private static SimpleTable table(Meter meter, List<Price> prices) {
        boolean hourly = meter.unit() == Meter.Unit.HOUR;
        var table = new SimpleTable(PriceWords.meter(meter))
                .column(Words.text("pricing.dimension." + meter.name()))
                .number(PriceWords.unit(meter));
        if (hourly) {
            table.number(Words.text("pricing.column.most"));
        } else {
            table.column(Words.text("pricing.column.scale"));
        }
        for (var price : prices) {
            var name = new Span(name(price));
            name.addClassName("nv-strong");
            table.row(name, money(PriceWords.perUnit(price)), hourly ? month(price) : new Span(scale(price)));
        }
        return table;
    }

    private static String name(Price price) {
        return Words.find("pricing.name." + price.dimension()).orElse(price.dimension());
    }

    private static String scale(Price price) {
        var scale = PriceWords.scale(price);
        return scale.isEmpty() ? "–" : scale;
    }

    private static Component month(Price price) {
        var cap = price.monthlyCap();
        return cap == null
                ? money(MoneyText.format(price.perUnit().times(BigDecimal.valueOf(730))))
                : money(MoneyText.format(cap));
    }

    private static Span money(String text) {
        var span = new Span(text);
        span.addClassName("nv-money");
        return span;
    }

    private static Paragraph sentence(String key, Object... arguments) {
        var sentence = new Paragraph(Words.text(key, arguments));
        sentence.addClassName("nv-part-text");
        return sentence;
    }
}
