package cloud.nuvem.dev;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Chromium for the journeys: one that is on the machine, else Playwright's own, else the system's package manager brings
 * one when we are root.
 */
public final class DevBrowser implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Quiet and alone: it finds no host but ours, so it calls nobody. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    private final Playwright playwright;
    private final Browser browser;

    private DevBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static DevBrowser launch() {
        var skipDownload = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        var installed = installed();
        if (installed.isPresent()) {
            return launch(Playwright.create(skipDownload), options().setExecutablePath(installed.get()));
        }
        try {
            return launch(Playwright.create(), options());
        } catch (PlaywrightException noneToDownload) {
            installFromPackages(noneToDownload);
            var found = installed().orElseThrow(() -> noneToDownload);
            return launch(Playwright.create(skipDownload), options().setExecutablePath(found));
        }
    }

    private static DevBrowser launch(Playwright playwright, BrowserType.LaunchOptions options) {
        try {
            return new DevBrowser(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException failed) {
            playwright.close();
            throw failed;
        }
    }

    private static BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions().setArgs(ARGUMENTS).setHeadless(true);
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void installFromPackages(PlaywrightException reason) {
        var missing = new IllegalStateException(
                "No browser for the journeys: install chromium, or let Playwright download its own", reason);
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            throw missing;
        }
        run(missing, "apt-get", "update", "-qq");
        run(missing, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core");
    }

    private static void run(IllegalStateException missing, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw missing;
            }
        } catch (IOException failure) {
            missing.addSuppressed(failure);
            throw missing;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw missing;
        }
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
