package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.internal.MailRepository.Queued;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what is queued. Without a mail server nothing is sent and nothing is lost. */
@Component
class MailDispatch {

    private final MailRepository mails;
    private final List<Letters> letters;
    private final ObjectProvider<JavaMailSender> sender;
    private final Clock clock;

    MailDispatch(MailRepository mails, List<Letters> letters, ObjectProvider<JavaMailSender> sender, Clock clock) {
        this.mails = mails;
        this.letters = letters;
        this.sender = sender;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${nuvem.billing.mail-every:5s}", initialDelayString = "${nuvem.billing.first:15s}")
    void send() {
        var server = sender.getIfAvailable();
        boolean more = server != null;
        while (more && server != null) {
            more = mails.sendNext(clock.instant(), mail -> server.send(message(mail)));
        }
    }

    private SimpleMailMessage message(Queued mail) {
        var message = letters.stream()
                .filter(writer -> writer.kind().equals(mail.kind()))
                .findFirst()
                .orElseThrow()
                .write(mail.subject());
        message.setTo(mail.recipient());
        return message;
    }
}
