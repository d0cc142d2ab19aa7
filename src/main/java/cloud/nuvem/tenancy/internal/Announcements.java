package cloud.nuvem.tenancy.internal;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.tenancy.Actions.OutcomeUnknown;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantEvent.ActionDenied;
import cloud.nuvem.tenancy.TenantEvent.ActionFinished;
import cloud.nuvem.tenancy.TenantEvent.ActionIntended;
import cloud.nuvem.tenancy.TenantEvent.Outcome;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says before and after an action what is intended and what came of it. Who listens does so synchronously. */
@Component
class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final ApplicationEventPublisher events;
    private final Clock clock;

    Announcements(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void denied(Attempt attempt, OrganizationId organization, Denied denied) {
        events.publishEvent(new ActionDenied(
                UUID.randomUUID(),
                organization,
                attempt.project(),
                attempt.actor(),
                attempt.action(),
                attempt.target(),
                denied.code(),
                clock.instant()));
    }

    /** Nothing is done when the intent cannot be announced: an action without a trail does not happen. */
    <R> R around(Attempt attempt, OrganizationId organization, Supplier<R> work) {
        var intent = new ActionIntended(
                UUID.randomUUID(),
                organization,
                attempt.project(),
                attempt.actor(),
                attempt.action(),
                attempt.target(),
                clock.instant());
        events.publishEvent(intent);
        R answer;
        try {
            answer = work.get();
        } catch (Throwable failure) {
            finished(intent, thrown(failure));
            throw failure;
        }
        finished(intent, answered(answer));
        return answer;
    }

    /** The answer counts more than its announcement: an intent whose outcome is missing is shown as unknown. */
    private void finished(ActionIntended intent, Outcome outcome) {
        try {
            events.publishEvent(new ActionFinished(
                    intent.id(),
                    intent.organization(),
                    intent.project(),
                    intent.actor(),
                    intent.action(),
                    intent.target(),
                    outcome,
                    clock.instant()));
        } catch (RuntimeException unannounced) {
            LOG.error("the outcome {} of action {} could not be announced", outcome, intent.id(), unannounced);
        }
    }

    private static Outcome answered(Object answer) {
        return answer instanceof Refusal refusal ? new Outcome.Refused(refusal.code()) : new Outcome.Done();
    }

    private static Outcome thrown(Throwable failure) {
        return switch (failure) {
            case RefusedException exception ->
                new Outcome.Refused(exception.refusal().code());
            case OutcomeUnknown _ -> new Outcome.Unknown(failure.getClass().getSimpleName());
            case Error _ -> new Outcome.Unknown(failure.getClass().getSimpleName());
            default -> new Outcome.Failed(failure.getClass().getSimpleName());
        };
    }
}
