package cloud.nuvem.billing.internal;

import java.util.UUID;
import org.springframework.mail.SimpleMailMessage;

/** Writes e-mails about one kind of subject, in the language of whom they are for. */
interface Letters {

    /** As in the queue. */
    String kind();

    /** All of it but the recipient. */
    SimpleMailMessage write(UUID subject);
}
