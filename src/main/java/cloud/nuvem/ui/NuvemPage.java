package cloud.nuvem.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What every page has: the theme, push, a viewport that may be zoomed, an icon. */
@Push
@ColorScheme(ColorScheme.Value.SYSTEM)
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("nuvem/tokens.css")
@StyleSheet("nuvem/theme.css")
@StyleSheet("nuvem/kit.css")
@StyleSheet("nuvem/choices.css")
@StyleSheet("nuvem/frame.css")
@StyleSheet("nuvem/compute.css")
@StyleSheet("nuvem/charts.css")
@StyleSheet("nuvem/console.css")
@StyleSheet("nuvem/pricing.css")
@StyleSheet("nuvem/billing.css")
@StyleSheet("nuvem/metering.css")
public class NuvemPage implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "nuvem/favicon.svg");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
