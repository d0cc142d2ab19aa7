package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browser's connection after the upgrade. The only class that knows Tomcat's insides, which may change with a minor version:
 * closing through the servlet API would wait for the writer that a stalled browser holds up. Public, with a public constructor,
 * because Tomcat makes it.
 */
public final class ConsoleSplice implements InternalHttpUpgradeHandler, BrowserSide {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSplice.class);

    private static final int PIECE = 8 * 1024;

    private @Nullable SocketWrapperBase<?> browser;
    private @Nullable ConsoleSession session;
    private volatile @Nullable SocketChannel bare;

    /** To be called between the upgrade and the end of the request: Tomcat begins with {@link #init} after that. */
    void connect(ConsoleSession connected) {
        session = connected;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        browser = wrapper;
    }

    @Override
    public void init(WebConnection ignored) {
        wrapper().setReadTimeout(-1);
        wrapper().setWriteTimeout(-1);
        bare = bareChannel();
        session().joined(this);
    }

    /** Bytes came from the browser, or it is gone. */
    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        var open = session();
        if (open.isEnded() || event != SocketEvent.OPEN_READ) {
            open.end(ConsoleEnd.of(Reason.LEFT));
            return SocketState.CLOSED;
        }
        var buffer = open.buffers().take();
        try {
            int read = wrapper().read(false, buffer);
            while (read > 0) {
                boolean isAll = buffer.hasRemaining() && bare != null;
                open.fromBrowser(buffer.flip());
                if (isAll) {
                    return SocketState.UPGRADED; // should more have come meanwhile, the poller knows
                }
                read = wrapper().read(false, buffer.clear());
            }
            if (read == 0) {
                return SocketState.UPGRADED;
            }
        } catch (IOException gone) {
            LOG.debug("A console's browser or machine is gone", gone);
        } finally {
            open.buffers().give(buffer);
        }
        open.end(ConsoleEnd.of(Reason.LEFT));
        return SocketState.CLOSED;
    }

    /**
     * Straight to the channel while it takes something: through Tomcat, every eight kilobytes are copied and sent alone. But
     * Tomcat is who waits when the browser does not read, and who encrypts where the connector does.
     */
    @Override
    public void write(ByteBuffer bytes) throws IOException {
        var browser = wrapper();
        var channel = bare;
        if (channel == null) {
            throughTomcat(bytes, bytes.remaining());
            return;
        }
        if (browser.hasDataToWrite()) {
            browser.flush(true);
        }
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                throughTomcat(bytes, Math.min(PIECE, bytes.remaining()));
            }
        }
    }

    /**
     * Null when the connector encrypts, and so keeps bytes that the system knows nothing of. Not what Tomcat has around it, which
     * is used for somebody else's connection as soon as this one is closed.
     */
    private @Nullable SocketChannel bareChannel() {
        return wrapper().getSocket() instanceof NioChannel channel && !(channel instanceof SecureNioChannel)
                ? channel.getIOChannel()
                : null;
    }

    /** Blocking writes are buffered: without the flush the end of a burst would stay here. */
    private void throughTomcat(ByteBuffer bytes, int length) throws IOException {
        int end = bytes.limit();
        wrapper().write(true, bytes.limit(bytes.position() + length));
        wrapper().flush(true);
        bytes.limit(end);
    }

    @Override
    public void close() {
        wrapper().close();
    }

    @Override
    public void pause() {
        session().end(ConsoleEnd.of(Reason.SHUTDOWN));
    }

    @Override
    public void destroy() {
        session().end(ConsoleEnd.of(Reason.LEFT));
    }

    @Override
    public void timeoutAsync(long now) {
        // nothing here waits asynchronously
    }

    @Override
    public void setSslSupport(SSLSupport support) {
        // how the browser is secured is the connector's business
    }

    private SocketWrapperBase<?> wrapper() {
        if (browser == null) {
            throw new IllegalStateException("not upgraded yet");
        }
        return browser;
    }

    private ConsoleSession session() {
        if (session == null) {
            throw new IllegalStateException("not connected to a session");
        }
        return session;
    }
}
