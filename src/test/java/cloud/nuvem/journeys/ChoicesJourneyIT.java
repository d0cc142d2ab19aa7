package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Vera reads in her own language, light and time zone, and finds them again. */
class ChoicesJourneyIT extends Journey {

    private static final Path TEXTS = Path.of("src/main/resources/messages");

    @Test
    void languageLightAndTimeZoneAreKeptOverReloadsAndSignIns() {
        var project = acmeProject("choices");
        running(tenants().ana(), project, "clock");
        var page = signIn("vera", machines(project) + "/clock/technical");
        assertThat(page.locator("html")).hasAttribute("lang", "en");

        choose(page, "Language", "Português (Brasil)");
        assertThat(page.locator("html")).hasAttribute("lang", "pt-BR");
        choose(page, "Aparência", "Escura");
        assertThat(page.locator("html")).hasAttribute("style", Pattern.compile("dark"));
        page.locator("#person-menu").click();
        item(page, "Fuso horário").click();
        var zone = page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.COMBOBOX);
        zone.fill("Asia/Tokyo");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Asia/Tokyo"))
                .click();
        page.getByRole(AriaRole.DIALOG).getByText("Salvar").click();
        assertThat(page.locator("html")).hasAttribute("data-zone", "Asia/Tokyo");

        page.reload();
        isInPortugueseDarkAndTokyo(page);
        var again = signIn("vera", machines(project) + "/clock");
        isInPortugueseDarkAndTokyo(again);

        choose(again, "Idioma", "Como o navegador");
        assertThat(again.locator("html")).hasAttribute("lang", "en");
        choose(again, "Appearance", "As the system");
        assertThat(again.locator("html")).hasAttribute("style", Pattern.compile("light dark"));
    }

    private static void isInPortugueseDarkAndTokyo(Page page) {
        assertThat(page.locator("html")).hasAttribute("lang", "pt-BR");
        assertThat(page.locator("html")).hasAttribute("style", Pattern.compile("color-scheme: dark"));
        assertThat(page.locator("html")).hasAttribute("data-zone", "Asia/Tokyo");
        assertThat(page.locator("nv-ago").first()).hasAttribute("title", Pattern.compile("GMT\\+9|JST"));
    }

    @Test
    void portuguesePagesSayNothingInEnglish() throws IOException {
        var project = acmeProject("choices");
        running(tenants().ana(), project, "clock");
        var page = signIn(
                newWindow(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("pt-BR")
                        .setColorScheme(ColorScheme.DARK)),
                "otto",
                "/p/" + project.id());
        var english = englishSentences();
        var machines = machines(project);
        for (var path : List.of(
                "/p/" + project.id(),
                machines,
                machines + "/clock",
                machines + "/clock/activity",
                machines + "/clock/technical",
                machines + "/create",
                machines + "/create?step=instance-type",
                machines + "/create?step=boot-volume",
                machines + "/create?step=access",
                machines + "/create?step=name",
                "/p/" + project.id() + "/images",
                "/p/" + project.id() + "/instance-types",
                "/p/" + project.id() + "/ssh-keys",
                "/o/acme/projects",
                "/o/acme/members",
                "/o/acme/audit",
                "/p/nothing-here/images",
                "/nowhere/at/all")) {
            page.navigate(path);
            assertThat(page.locator("h1").first()).isVisible();
            assertThat(page.locator("html")).hasAttribute("lang", "pt-BR");
            assertThat(page.locator("body")).not().containsText(Pattern.compile("![a-z][a-z0-9.-]+!"));
            assertThat(said(page)).as(path).doesNotContainAnyElementsOf(english);
        }
    }

    /** Every text, label, title and placeholder, piece by piece. */
    private static Set<String> said(Page page) {
        @SuppressWarnings("unchecked") // what the script answers
        var pieces = (List<String>) page.evaluate("""
                () => {
                  const found = [];
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) found.push(walker.currentNode.data.trim());
                  for (const element of document.querySelectorAll('*'))
                    for (const name of ['aria-label', 'title', 'placeholder', 'label'])
                      if (element.hasAttribute(name)) found.push(element.getAttribute(name).trim());
                  return found.filter(text => text);
                }""");
        return new TreeSet<>(pieces);
    }

    /** Texts without a gap, that Portuguese says otherwise. */
    private static List<String> englishSentences() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.list(TEXTS)) {
            for (var file :
                    files.filter(file -> !file.toString().contains("_pt_BR")).toList()) {
                var english = load(file);
                var portuguese = load(Path.of(file.toString().replace(".properties", "_pt_BR.properties")));
                var own = new TreeSet<>(
                        portuguese.values().stream().map(Object::toString).toList());
                english.values().stream()
                        .map(Object::toString)
                        .filter(text -> !text.contains("{") && !own.contains(text))
                        .forEach(found::add);
            }
        }
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    private static Properties load(Path file) throws IOException {
        var texts = new Properties();
        try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static void choose(Page page, String menu, String entry) {
        assertThat(page.locator("h1")).isVisible();
        page.locator("#person-menu").click();
        item(page, menu).hover();
        item(page, entry).click();
    }

    private static Locator item(Page page, String words) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(words))
                .or(page.getByRole(AriaRole.MENUITEMCHECKBOX, new Page.GetByRoleOptions().setName(words)))
                .first();
    }
}
