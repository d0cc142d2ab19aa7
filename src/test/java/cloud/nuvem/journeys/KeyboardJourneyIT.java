package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.DevKeycloak;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ana without a mouse: from signing in to a machine made and deleted again, always seeing where she is. */
class KeyboardJourneyIT extends Journey {

    private static final int MOST_TABS = 80;

    /** Where the keyboard is, through all shadow roots. */
    private static final String FOCUSED = """
            () => {
              let element = document.activeElement;
              while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
              return element;
            }""";

    /** Something around the focused element is drawn otherwise than without focus: an outline, a ring, a border. */
    private static final String IS_VISIBLE = """
            () => {
              let element = (%s)();
              if (!element || element === document.body) return 'nothing has the focus';
              const box = element.getBoundingClientRect();
              if (box.width === 0 || box.height === 0) return 'no size: ' + element.outerHTML.slice(0, 200);
              for (let at = element, up = 0; at && up < 8; up++) {
                const style = getComputedStyle(at);
                if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) return '';
                if (style.boxShadow !== 'none') return '';
                const after = getComputedStyle(at, '::after');
                if (after.content !== 'none' && (after.boxShadow !== 'none' || after.outlineStyle !== 'none')) return '';
                at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host;
              }
              return 'no ring: ' + element.outerHTML.slice(0, 200);
            }""".formatted(FOCUSED);

    @Test
    void makesAndDeletesAMachineWithoutAMouse() {
        var project = acmeProject("keys");
        var page = newWindow();
        page.navigate("/p/" + project.id());
        page.locator("#username").waitFor();
        page.keyboard().type("ana");
        page.keyboard().press("Tab");
        page.keyboard().type(DevKeycloak.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("keys");

        page.keyboard().press("Control+k");
        var search = page.getByRole(AriaRole.COMBOBOX);
        assertThat(search).isFocused();
        page.keyboard().type("create a virt");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("create\\?step=image"));

        tabTo(page, "[type=radio]");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("step=instance-type"));
        tabTo(page, "[type=radio]");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("step=boot-volume"));
        tabTo(page, "#boot-volume-size input");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("step=access"));
        tabTo(page, "#user-name input");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("step=name"));
        tabTo(page, "#vm-name input");
        page.keyboard().press("Enter");
        assertThat(page.locator("#vm-name [slot=error-message]")).containsText("Give it a name");
        assertThat(page.locator("#vm-name input")).isFocused();
        page.keyboard().type("typed-1");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("step=review"));
        tabTo(page, "#wizard-next");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("typed-1$"));
        assertThat(page.locator(".nv-title-line vaadin-badge")).hasText("Running");

        tabTo(page, ".nv-page-actions vaadin-button:last-child");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.MENUITEM).first()).isFocused();
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        var typed = page.getByRole(AriaRole.DIALOG).locator("vaadin-text-field input");
        assertThat(typed).isFocused();
        page.keyboard().press("Escape");
        assertThat(typed).hasCount(0);
        assertThat((String) page.evaluate("() => document.activeElement.tagName"))
                .isNotEqualTo("BODY");

        tabTo(page, ".nv-page-actions vaadin-button:last-child");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.MENUITEM).first()).isFocused();
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        assertThat(typed).isFocused();
        page.keyboard().type("typed-1");
        tabTo(page, "vaadin-button[theme~=primary]");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("typed-1 was deleted");
    }

    @Test
    void theFocusGoesAroundEveryPageAndIsNeverLost() {
        var project = acmeProject("keys");
        running(tenants().ana(), project, "around");
        var page = signIn("ana", "/p/" + project.id());
        for (var path : new String[] {
            "/p/" + project.id(),
            machines(project),
            machines(project) + "/around",
            machines(project) + "/create",
            "/o/acme/audit"
        }) {
            page.navigate(path);
            assertThat(page.locator("h1")).isVisible();
            goesAround(page, path);
        }
    }

    /** Forward until the browser's own end, then on to where it began: no trap, nothing invisible. */
    private static void goesAround(Page page, String path) {
        page.evaluate("() => { document.activeElement?.blur(); window.nuvemSeen = new Set(); }");
        var seen = new HashSet<String>();
        for (int tab = 0; tab < MOST_TABS; tab++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("() => document.activeElement === document.body")) {
                assertThat(seen).as(path).hasSizeGreaterThan(10);
                return;
            }
            assertThat((String) page.evaluate(IS_VISIBLE)).as(path).isEmpty();
            var again = (boolean) page.evaluate("() => { const at = (" + FOCUSED
                    + ")(); const known = window.nuvemSeen.has(at); window.nuvemSeen.add(at); return known; }");
            if (again) {
                assertThat(seen).as(path).hasSizeGreaterThan(10);
                return;
            }
            seen.add("tab " + tab);
        }
        throw new AssertionError(path + " does not end after " + MOST_TABS + " tabs");
    }

    private static void tabTo(Page page, String selector) {
        for (int tab = 0; tab < MOST_TABS; tab++) {
            if ((boolean) page.evaluate(
                    "selector => { const at = (" + FOCUSED + ")(); return !!at?.matches?.(selector)"
                            + " || !!document.activeElement?.matches(selector); }",
                    selector)) {
                assertThat((String) page.evaluate(IS_VISIBLE)).isEmpty();
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }
}
