package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.NoticeId;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.PaymentEvent.Kind;
import cloud.nuvem.billing.PaymentEvent.PaymentNotice;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells customers about paying, and keeps what they were told. */
@Component
class PaymentNotices {

    private final NoticeRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaymentNotices(NoticeRepository repository, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    void tell(Payment payment, Kind kind) {
        tell(
                notice(payment.invoice(), payment.organization(), kind, null),
                payment.id().toString());
    }

    void tell(InvoiceId invoice, OrganizationId organization, Kind kind, @Nullable Instant effective) {
        tell(notice(invoice, organization, kind, effective), String.valueOf(effective));
    }

    private PaymentNotice notice(
            InvoiceId invoice, OrganizationId organization, Kind kind, @Nullable Instant effective) {
        return new PaymentNotice(
                new NoticeId(UUID.randomUUID()), invoice, organization, kind, effective, clock.instant());
    }

    /** @param reference of the occasion: the same is told once */
    private void tell(PaymentNotice notice, String reference) {
        if (repository.add(notice, reference)) {
            events.publishEvent(notice);
        }
    }
}
