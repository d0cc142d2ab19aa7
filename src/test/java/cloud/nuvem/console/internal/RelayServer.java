package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.cluster.ProjectClusters;
import cloud.nuvem.cluster.internal.BareDialer;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.sandbox.FakeVirtualMachines;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The relay in a process of its own, with all that guards it: login sessions, tickets, rights looked at again, caps, metrics.
 * Screens are called in plain text, serial lines over TLS, by the product's own dialer; people, machines and the trail are in memory.
 */
public final class RelayServer {

    private RelayServer() {}

    public static void main(String... arguments) {
        SpringApplication.run(new Class<?>[] {RelayApplication.class, Calling.class}, arguments);
    }

    /** Without an annotation, so that no test's scan finds it. */
    static class Calling {

        @Bean
        @Primary
        ProjectClusters callingTheUpstream(
                @Value("${relay.plain}") URI plain,
                @Value("${relay.secure}") URI secure,
                @Value("${relay.authority}") Path authority) {
            var upstream = new Upstream(new BareDialer(plain, authority), new BareDialer(secure, authority));
            return member -> new RawCluster(upstream, member.project());
        }

        @Bean
        ServletRegistrationBean<HttpServlet> ticketServlet(Consoles consoles, FakeVirtualMachines machines) {
            return new ServletRegistrationBean<>(new TicketServlet(consoles, machines), TicketServlet.PATH);
        }
    }

    private record Upstream(BareDialer plain, BareDialer secure) implements MachineEnds {

        @Override
        public ClusterSocket connect(String what) {
            int protocol = what.lastIndexOf(' ');
            var path = what.substring(0, protocol);
            return (path.contains("/vnc?") ? plain : secure).dial(path, what.substring(protocol + 1));
        }

        @Override
        public byte[] picture(String what) {
            throw new UnsupportedOperationException("nobody looks here");
        }
    }
}
