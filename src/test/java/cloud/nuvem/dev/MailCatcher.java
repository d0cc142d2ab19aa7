package cloud.nuvem.dev;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real SMTP server on loopback that takes every e-mail and delivers none. */
public final class MailCatcher implements AutoCloseable {

    private final GreenMail server;

    private MailCatcher(GreenMail server) {
        this.server = server;
    }

    public static MailCatcher start() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailCatcher(server);
    }

    /** What was sent. */
    public record Mail(String recipient, String subject, String text) {}

    /** In the order in which they came. */
    public List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailCatcher::read)
                .toList();
    }

    public Map<String, String> properties() {
        return Map.of(
                "spring.mail.host",
                "127.0.0.1",
                "spring.mail.port",
                String.valueOf(server.getSmtp().getPort()));
    }

    private static Mail read(MimeMessage message) {
        try {
            var recipients = GreenMailUtil.getAddressList(message.getAllRecipients());
            return new Mail(recipients, message.getSubject(), text(message.getContent()));
        } catch (MessagingException | IOException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof MimeMultipart parts) {
            BodyPart first = parts.getBodyPart(0);
            return text(first.getContent());
        }
        return String.valueOf(content);
    }

    @Override
    public void close() {
        server.stop();
    }
}
