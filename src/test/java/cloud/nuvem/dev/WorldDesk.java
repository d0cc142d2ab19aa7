package cloud.nuvem.dev;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/**
 * A page beside the portal with what only the embedded world has: the clock to turn and the e-mails that were sent. Answers on
 * loopback alone, and takes changes from its own page alone.
 */
public final class WorldDesk implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nuvem: the embedded world</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            button{font:inherit;padding:.4rem .8rem;margin:.2rem}pre{white-space:pre-wrap;border:1px solid #999;padding:1rem}
            time{font-variant-numeric:tabular-nums}</style></head><body>
            <h1>The embedded world</h1>
            <h2>Time</h2><p>It is <time>%s</time> (UTC), %s ahead of this machine. Time is turned forward only; the portal's jobs
            follow within seconds.</p><form method="post" action="/clock">
            <button name="to" value="tomorrow">To tomorrow</button><button name="to" value="month-end">To the month's end</button>
            <button name="to" value="P1D">One day on</button><button name="to" value="P7D">Seven days on</button>
            <button name="to" value="P14D">Fourteen days on</button></form>
            <h2>E-mails</h2>%s</body></html>
            """;

    private final WorldClock clock;
    private final MailCatcher mails;
    private final HttpServer server;

    private WorldDesk(WorldClock clock, MailCatcher mails, HttpServer server) {
        this.clock = clock;
        this.mails = mails;
        this.server = server;
    }

    public static WorldDesk open(WorldClock clock, MailCatcher mails) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var desk = new WorldDesk(clock, mails, server);
            server.createContext("/", desk::answer);
            server.start();
            return desk;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /" -> send(exchange, 200, "text/html", page());
                case "GET /clock" ->
                    send(exchange, 200, "text/plain", clock.instant().toString());
                case "POST /clock" -> turn(exchange);
                default -> send(exchange, 404, "text/plain", "There is no such page");
            }
        }
    }

    private void turn(HttpExchange exchange) throws IOException {
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && !address().toString().startsWith(origin + "/")) {
            send(exchange, 403, "text/plain", "Only this page may turn the clock");
            return;
        }
        var body = new String(exchange.getRequestBody().readNBytes(1_000), UTF_8);
        switch (body.replaceFirst("^to=", "")) {
            case "tomorrow" -> clock.turnToTomorrow();
            case "month-end" -> clock.turnToMonthEnd();
            case String step when step.matches("P[0-9]{1,3}D|PT[0-9]{1,3}H") -> clock.turn(Duration.parse(step));
            default -> {
                send(
                        exchange,
                        400,
                        "text/plain",
                        "to is tomorrow, month-end or a number of days or hours as P14D or PT6H");
                return;
            }
        }
        exchange.getResponseHeaders().add("Location", "/");
        exchange.sendResponseHeaders(303, -1);
    }

    private String page() {
        var list = new StringBuilder();
        for (var mail : mails.all()) {
            list.append("<h3>%s</h3><p>To %s</p><pre>%s</pre>"
                    .formatted(escaped(mail.subject()), escaped(mail.recipient()), escaped(mail.text())));
        }
        return PAGE.formatted(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                words(clock.ahead()),
                list.isEmpty() ? "<p>None was sent yet.</p>" : list);
    }

    private static String words(Duration ahead) {
        return ahead.toDays() + " days " + ahead.toHoursPart() + " h";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type + ";charset=UTF-8");
        exchange.getResponseHeaders().put("Cache-Control", List.of("no-store"));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
