package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.console.OpenConsole;
import cloud.nuvem.console.OpenConsoleResult;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.sandbox.FakeVirtualMachines;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code /test/tickets?SCREEN} answers with a line for each machine whose console is free: the ticket's secret. For who is signed in. */
final class TicketServlet extends HttpServlet {

    static final String PATH = "/test/tickets";

    private final transient Consoles consoles;
    private final transient FakeVirtualMachines machines;

    TicketServlet(Consoles consoles, FakeVirtualMachines machines) {
        this.consoles = consoles;
        this.machines = machines;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var kind = ConsoleKind.valueOf(request.getQueryString());
        response.getWriter()
                .print(String.join("\n", secrets(request.getSession().getId(), kind)));
    }

    private List<String> secrets(String session, ConsoleKind kind) {
        var secrets = new ArrayList<String>();
        for (var name : machines.names()) {
            var target = new ConsoleTarget(FakeTenancy.PRODUCTION, new ResourceName(name), kind);
            var wish = new OpenConsole(session, UUID.randomUUID().toString(), false, end -> {});
            if (consoles.open(RelayApplication.actor("ana"), target, wish)
                    instanceof OpenConsoleResult.Granted granted) {
                secrets.add(granted.ticket().secret());
            }
        }
        return secrets;
    }
}
