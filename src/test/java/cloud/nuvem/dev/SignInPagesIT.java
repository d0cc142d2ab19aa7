package cloud.nuvem.dev;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.SignInPages.Viewer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in pages as people see them, in a real browser. Pictures: target/screenshots/sign-in. */
class SignInPagesIT {

    private static final URI PORTAL = URI.create("http://localhost:" + Ports.free());
    private static final Viewer DESKTOP = new Viewer("en-US", ColorScheme.LIGHT, 1440, 900);
    private static final Viewer PHONE = new Viewer("pt-BR", ColorScheme.DARK, 390, 844);

    private static SignInPages pages;

    private Page page;

    @BeforeAll
    static void launch() {
        pages = new SignInPages(DevKeycloak.shared().portalAt(PORTAL), PORTAL);
    }

    @AfterAll
    static void close() {
        pages.close();
    }

    @BeforeEach
    void open() {
        page = pages.open(DESKTOP);
    }

    @AfterEach
    void leave() {
        pages.leave();
        assertThat(pages.foreignRequests()).isEmpty();
    }

    static Stream<Viewer> viewers() {
        return Stream.of("en-US", "pt-BR")
                .flatMap(locale -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .flatMap(scheme -> Stream.of(
                                new Viewer(locale, scheme, 1440, 900),
                                new Viewer(locale, scheme, 768, 1024),
                                new Viewer(locale, scheme, 390, 844),
                                new Viewer(locale, scheme, 360, 640))));
    }

    @ParameterizedTest
    @MethodSource("viewers")
    void everyoneCanReadAndUseIt(Viewer viewer) {
        show(viewer, Map.of());

        assertThat(pages.look(page, "login-" + viewer.name())).isEmpty();
        assertThat(page.locator("html").getAttribute("lang"))
                .isEqualTo(viewer.locale().startsWith("pt") ? "pt-BR" : "en");
        assertThat(page.locator("h1").innerText()).isEqualTo(viewer.locale().startsWith("pt") ? "Entrar" : "Sign in");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(viewer.width());
    }

    @Test
    void theLanguageCanBeSwitchedBothWays() {
        show(DESKTOP, Map.of());

        page.locator("nav a[lang=pt-BR]").click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Entrar");

        page.locator("nav a[lang=en]").click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Sign in");
    }

    @Test
    void aRefusalStandsUnderTheFieldAndKeepsWhatWasTyped() {
        show(DESKTOP, Map.of());

        pages.signIn(page, "ana@acme.example", "wrong");

        var field = page.locator("#username");
        assertThat(field.inputValue()).isEqualTo("ana@acme.example");
        assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.locator("#" + field.getAttribute("aria-describedby")).innerText())
                .startsWith("This name and password do not match.")
                .contains("Forgot password");
        assertThat(pages.look(page, "refused-en-US")).isEmpty();
    }

    @Test
    void theKeyboardGoesFromTopToBottom() {
        show(DESKTOP, Map.of());

        assertThat(focused()).isEqualTo("username");
        page.keyboard().press("Tab");
        assertThat(focused()).isEqualTo("password");
        page.keyboard().press("Tab");
        assertThat(focused()).isEqualTo("password-show-password");
        page.keyboard().press("Enter");
        assertThat(page.locator("#password").getAttribute("type")).isEqualTo("text");
        page.keyboard().press("Tab");
        assertThat((String) page.evaluate("document.activeElement.className")).isEqualTo("nv-forgot");
    }

    @Test
    void signingInReturnsToThePortal() {
        show(DESKTOP, Map.of());
        page.route(PORTAL + "/**", route -> route.fulfill());

        pages.signIn(page, "ana", DevKeycloak.PASSWORD);
        page.waitForURL(PORTAL + "/**");

        assertThat(page.url()).startsWith(PORTAL + "/login/oauth2/code/keycloak?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONFIGURE_TOTP",
                "UPDATE_PASSWORD",
                "UPDATE_PROFILE",
                "webauthn-register-passwordless",
                "CONFIGURE_RECOVERY_AUTHN_CODES"
            })
    void thePagesForAPersonsOwnAccountFollow(String action) {
        for (var viewer : new Viewer[] {DESKTOP, PHONE}) {
            show(viewer, Map.of("kc_action", action));
            pages.signIn(page, "vera", DevKeycloak.PASSWORD);

            assertThat(pages.look(page, action + "-" + viewer.name()))
                    .filteredOn(violation -> !violation.startsWith("heading-order")) // Keycloak's recovery codes
                    .isEmpty();
        }
    }

    @Test
    void theForgottenPasswordPageFollows() {
        show(PHONE, Map.of());

        page.locator(".nv-forgot").click();

        assertThat(page.locator("h1").innerText()).isEqualTo("Esqueceu a senha?");
        assertThat(pages.look(page, "forgot-" + PHONE.name())).isEmpty();
    }

    @Test
    void anAddressNobodyRegisteredGetsACalmSentence() {
        show(DESKTOP, Map.of("redirect_uri", "https://evil.example/"));

        assertThat(page.locator("h1").innerText()).isEqualTo("That did not work");
        assertThat(pages.look(page, "error-" + DESKTOP.name())).isEmpty();
    }

    @Test
    void signingOutByHandAsksOnceAndSaysWhenDone() {
        page = pages.open(PHONE);
        page.navigate(DevKeycloak.shared().issuer() + "/protocol/openid-connect/logout?client_id=nuvem-portal");
        assertThat(pages.look(page, "sign-out-" + PHONE.name())).isEmpty();

        page.locator("#kc-logout").click();

        assertThat(page.locator("h1").innerText()).isEqualTo("Você saiu");
        assertThat(pages.look(page, "signed-out-" + PHONE.name())).isEmpty();
    }

    @Test
    void aPasskeyIsAddedAndOpensTheDoorWithoutAPassword() {
        PasskeyDevice.attachTo(page);
        page.onDialog(dialog -> dialog.accept("Laptop"));
        page.route(PORTAL + "/**", route -> route.fulfill());
        pages.ask(page, Map.of("kc_action", "webauthn-register-passwordless"));
        pages.signIn(page, "bia", DevKeycloak.PASSWORD);
        page.locator("#registerWebAuthn").click();
        page.waitForURL(PORTAL + "/**");
        page.context().clearCookies();

        pages.ask(page, Map.of()); // the page offers the passkey by itself, and the owner says yes
        page.waitForURL(PORTAL + "/**");

        assertThat(page.url()).contains("/login/oauth2/code/keycloak?", "code=");
    }

    @Test
    void thePersonsOwnAccountPagesWork() {
        page.navigate(DevKeycloak.shared().issuer() + "/account");
        pages.signIn(page, "gil", DevKeycloak.PASSWORD);

        assertThat(page.locator("#email").inputValue()).isEqualTo("gil@globex.example");
    }

    @Test
    void aDeviceIsConnectedOnAPageOfOurs() {
        page.navigate(DevKeycloak.shared().issuer() + "/device");

        assertThat(page.locator("h1").innerText()).isEqualTo("Connect a device");
        assertThat(pages.look(page, "device-" + DESKTOP.name())).isEmpty();
    }

    private void show(Viewer viewer, Map<String, String> more) {
        page = pages.open(viewer);
        pages.ask(page, more);
    }

    private String focused() {
        return (String) page.evaluate("document.activeElement.id");
    }
}
