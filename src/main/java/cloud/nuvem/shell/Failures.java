package cloud.nuvem.shell;

import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.HexFormat;
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

    private static void tell(ErrorEvent event) {
        var reference = log(event.getThrowable());
        var page = UI.getCurrent();
        if (page != null) {
            Toasts.refused(Words.text("shell.broken.text"), reference);
        }
    }
}
