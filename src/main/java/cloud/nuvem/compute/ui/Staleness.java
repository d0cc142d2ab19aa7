package cloud.nuvem.compute.ui;

import cloud.nuvem.ui.Banners;
import cloud.nuvem.ui.Pulse;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Duration;

/** Says above the page when what it shows is old. */
final class Staleness {

    private static final String SUBJECT = "stale";

    private Staleness() {}

    static void tell(Component page, Pulse pulse, Duration age) {
        page.getUI().map(Banners::of).ifPresent(banners -> {
            if (pulse.isStale(age)) {
                banners.show(SUBJECT, Tone.WARN, Words.text("vm.stale", age.toSeconds()));
            } else {
                banners.clear(SUBJECT);
            }
        });
    }

    static void forget(UI page) {
        var banners = Banners.of(page);
        if (banners != null) {
            banners.clear(SUBJECT);
        }
    }
}
