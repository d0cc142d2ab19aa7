package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.dev.MailCatcher;
import cloud.nuvem.dev.MailCatcher.Mail;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The e-mails about paying, as they arrive. */
class TellingPayersTests {

    private final PaymentWorld world = new PaymentWorld();
    private final MailCatcher catcher = MailCatcher.start();

    @AfterEach
    void close() {
        catcher.close();
        world.close();
    }

    /** What arrived for the organization, all that is queued having been sent. */
    private List<Mail> mails(OrganizationId organization) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(catcher.properties().get("spring.mail.host"));
        sender.setPort(Integer.parseInt(catcher.properties().get("spring.mail.port")));
        var senders = new StaticListableBeanFactory(Map.of("sender", sender)).getBeanProvider(JavaMailSender.class);
        var letters = List.<Letters>of(world.bean(InvoiceMails.class), world.bean(PaymentMails.class));
        new MailDispatch(world.bean(MailRepository.class), letters, senders, world.clock).send();
        return catcher.all().stream()
                .filter(mail -> mail.recipient().equals(world.recipient(organization)))
                .toList();
    }

    private Invoice charged(OrganizationId organization, String card) {
        world.card(organization, card);
        var invoice = world.invoice(organization, "99.00");
        world.bean(Collector.class).collect(invoice);
        return invoice;
    }

    @Test
    void sendReceiptsInTheLanguageOfTheReader() {
        var english = world.organization();
        var portuguese = world.organization();
        world.reads(portuguese, Texts.PORTUGUESE);
        var invoice = charged(english, "pm_card_visa");
        charged(portuguese, "pm_card_visa");
        assertThat(mails(english)).singleElement().satisfies(mail -> {
            assertThat(mail.subject())
                    .isEqualTo("Receipt: invoice " + invoice.number() + " of Nuvem Cloud, Lda. is paid");
            assertThat(mail.text()).contains("99.00").contains("/invoices/" + invoice.id());
        });
        assertThat(mails(portuguese)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("Recibo");
            assertThat(mail.text()).contains("99,00");
        });
    }

    @Test
    void linkToWhereTheBankIsAnswered() {
        var organization = world.organization();
        var invoice = charged(organization, "pm_card_authenticationRequired");
        assertThat(mails(organization)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("Your bank asks you to confirm");
            assertThat(mail.text()).contains("/invoices/" + invoice.id());
        });
    }

    @Test
    void comeForEachStepOfTheLadderAndForItsEnd() {
        var organization = world.organization();
        charged(organization, "pm_card_chargeCustomerFail");
        world.bean(DunningRun.class).run();
        for (int day = 0; day < 25; day++) {
            world.clock.by(Duration.ofDays(1));
            world.bean(DunningRun.class).run();
        }
        world.card(organization, "pm_card_visa");
        world.ledger().open().stream()
                .filter(invoice -> invoice.organization().equals(organization))
                .forEach(world.bean(Collector.class)::collect);
        var subjects = mails(organization).stream().map(Mail::subject).toList();
        for (var beginning : List.of("Your card was declined", "Receipt", "Your suspension is lifted")) {
            assertThat(subjects).anyMatch(subject -> subject.startsWith(beginning));
        }
        for (var end : List.of(
                "new resources will be blocked",
                "new resources are blocked",
                "machines will be stopped",
                "machines are stopped")) {
            assertThat(subjects).filteredOn(subject -> subject.endsWith(end)).hasSize(1);
        }
    }

    @Test
    void comeOnceHoweverOftenTheyAreSent() {
        var organization = world.organization();
        charged(organization, "pm_card_visa");
        mails(organization);
        assertThat(mails(organization)).hasSize(1);
    }
}
