package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.console.OpenConsole;
import cloud.nuvem.console.OpenConsoleResult;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.sandbox.FakeVirtualMachines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People with browsers on one side, a machine on the other, the relay between. */
@SpringBootTest(
        classes = RelayApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.threads.virtual.enabled=true",
            "nuvem.console.total=2000",
            "nuvem.console.per-organization=1500",
            "nuvem.console.per-person=1500"
        })
abstract class RelayTests {

    protected static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    protected static final String MACHINE = "web-1";

    @Autowired
    protected Consoles consoles;

    @Autowired
    protected FakeVirtualMachines machines;

    @Autowired
    protected FakeTenancy tenancy;

    @Autowired
    protected FakeGate gate;

    @Autowired
    protected RawMachine machine;

    @Autowired
    protected LiveSessions live;

    @Autowired
    protected MovedClock clock;

    @LocalServerPort
    protected int port;

    protected final List<ConsoleEnd> told = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void begin() {
        machines.reset(12);
        tenancy.reset();
        gate.forget();
        clock.ahead(Duration.ZERO);
    }

    @AfterEach
    void end() throws IOException {
        machine.reset();
        Awaitility.await().until(() -> live.all().isEmpty());
    }

    /** Somebody with a login session of their own. */
    protected record Login(String name, String session) {}

    protected Login signIn(String name) {
        var answer = get("/test/in?" + name, null);
        return new Login(name, answer.headers().firstValue("X-Session").orElseThrow());
    }

    protected void signOut(Login login) {
        get("/test/out", login);
    }

    protected HttpResponse<byte[]> get(String path, @Nullable Login login) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (login != null) {
            request.header("Cookie", "NUVEM=" + login.session());
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    protected static ConsoleTarget screen(String name) {
        return new ConsoleTarget(FakeTenancy.PRODUCTION, new ResourceName(name), ConsoleKind.SCREEN);
    }

    protected OpenConsoleResult ask(Login login, ConsoleTarget target, boolean takeOver) {
        var wish = new OpenConsole(login.session(), UUID.randomUUID().toString(), takeOver, told::add);
        return consoles.open(RelayApplication.actor(login.name()), target, wish);
    }

    protected String ticket(Login login, ConsoleTarget target, boolean takeOver) {
        return ((OpenConsoleResult.Granted) ask(login, target, takeOver))
                .ticket()
                .secret();
    }

    protected String ticket(Login login) {
        return ticket(login, screen(MACHINE), false);
    }

    /** What a browser sends, with its page's origin and the ticket. */
    protected String request(Login login, String ticket) {
        return request("Cookie: NUVEM=" + login.session(), "Origin: http://localhost:" + port, protocols(ticket));
    }

    protected static String protocols(String ticket) {
        return "Sec-WebSocket-Protocol: binary, nuvem.ticket." + ticket;
    }

    protected String request(String... headers) {
        return "GET /console/connect HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    /** A console of Ana's on a machine, connected. */
    protected RawBrowser connect(Login login, String name) throws IOException {
        return RawBrowser.send(port, request(login, ticket(login, screen(name), false)));
    }

    protected RawBrowser connect(Login login) throws IOException {
        return connect(login, MACHINE);
    }

    /** The next thing the browser sees is the end. */
    protected static boolean isEnded(RawBrowser browser) {
        try {
            return browser.in().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    protected void awaitTold(ConsoleEnd.Reason reason) {
        Awaitility.await().atMost(FIVE_SECONDS).until(() -> told.stream().anyMatch(end -> end.reason() == reason));
    }
}
