package cloud.nuvem.shell;

import cloud.nuvem.kernel.Unavailable;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a person sees when something breaks behind a page: a sentence with a reference number, never a stack trace. An ended
 * session reloads the page, so that sign-in leads back to it.
 */
@Component
class Failures implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Logs once and answers the number to tell the provider. */
    static String log(Throwable failure) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("A page failed, reference {}", reference, failure);
        return reference;
    }

    /** What outside does not answer, where that is the reason. */
    static Optional<Unavailable> unavailable(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unavailable away) {
                return Optional.of(away);
            }
        }
        return Optional.empty();
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(info -> messages());
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Failures::tell));
    }

    private static SystemMessages messages() {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        return messages;
    }

    /** An action met something that does not answer, or a right that was taken meanwhile: said as such, nothing is broken. */
    private static void tell(ErrorEvent event) {
        var failure = event.getThrowable();
        var away = unavailable(failure);
        if (away.isPresent()) {
            say(() -> Toasts.refused(sentence(away.get()), away.get().code()));
        } else if (failure instanceof DeniedException refused) {
            say(() -> Toasts.refused(
                    Words.sentence(refused.denied()), refused.denied().code()));
        } else {
            var reference = log(failure);
            say(() -> Toasts.refused(Words.text("shell.broken.text"), reference));
        }
    }

    private static void say(Runnable toast) {
        if (UI.getCurrent() != null) {
            toast.run();
        }
    }

    private static String sentence(Unavailable away) {
        var key = "refusal." + away.code();
        return Words.text(key) + " " + Words.find(key + ".next").orElse("");
    }
}
