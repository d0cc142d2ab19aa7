package cloud.nuvem.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.ui.Ago;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A region that was never heard: every page that needs it says so, calmly, and comes back by itself. */
class OutageTests extends PageTests {

    private static final String AWAY = "The region does not answer at the moment";

    @BeforeEach
    void nothingIsHeardOfTheRegion() {
        var away = new ClusterUnavailable("connection refused", Duration.ofMinutes(3));
        machines.breakWith(away);
        catalogue.breakWith(away);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/virtual-machines",
                "/virtual-machines/web-1",
                "/virtual-machines/web-1/activity",
                "/virtual-machines/create",
                "/images",
                "/instance-types"
            })
    void saysWhatDoesNotAnswerAndSinceWhenUntilItDoes(String path) {
        open(path);
        assertThat(find(H1.class).single().getText()).isEqualTo(AWAY);
        assertThat(page())
                .contains("Since", "Running machines are not affected", "Try again")
                .doesNotContain("connection refused", "broke on our side");
        assertThat(find(Ago.class).exists()).isTrue();

        heal();
        press("Try again");
        assertThat(page()).doesNotContain(AWAY, "Try again");
    }

    @Test
    void comesBackByItself() {
        open("/images");
        press("Try again");
        assertThat(page()).contains(AWAY);
        heal();
        await(() -> page().contains("Debian 13"));
    }

    @Test
    void pagesThatDoNotNeedTheRegionWork() {
        open("/ssh-keys");
        assertThat(page()).contains("SSH keys").doesNotContain(AWAY);
    }

    @Test
    void theWayAndTheNavigationStayThoseOfTheProject() {
        UI.getCurrent().navigate("p/shop-staging/virtual-machines");
        roundTrip();
        assertThat(read(find(Breadcrumbs.class).single())).contains("shop-staging");
        assertThat(read(find(ProjectSwitcher.class).single())).contains("shop-staging");
    }

    private void heal() {
        machines.reset(12);
        catalogue.breakWith(null);
    }

    private void open(String path) {
        UI.getCurrent().navigate("p/shop-production" + path);
        roundTrip();
    }
}
