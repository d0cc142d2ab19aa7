package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.Activity.Doer;
import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Done;
import cloud.nuvem.activity.ActivityEntry.Kind;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.activity.internal.Cursor.Placed;
import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.audit.AuditEntry.Outcome;
import cloud.nuvem.audit.AuditTrail;
import cloud.nuvem.audit.AuditTrail.ResourceQuery;
import cloud.nuvem.audit.AuditTrail.Targets;
import cloud.nuvem.audit.AuditTrail.WordSearch;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people did, as the audit trail has it. */
@Component
class Deeds {

    private static final Set<Outcome> WENT_WRONG = Set.of(Outcome.REFUSED, Outcome.FAILED, Outcome.UNKNOWN);
    private static final Set<String> PREFIXES = Set.of("action", "refused", "failed", "unknown");

    private final AuditTrail trail;
    private final Vocabulary vocabulary;

    Deeds(AuditTrail trail, Vocabulary vocabulary) {
        this.trail = trail;
        this.vocabulary = vocabulary;
    }

    static boolean isDeed(String code) {
        int dot = code.indexOf('.');
        return dot > 0 && PREFIXES.contains(code.substring(0, dot));
    }

    static String verb(String code) {
        return code.substring(code.indexOf('.') + 1);
    }

    /** Newest first. */
    List<Placed> newest(Actor actor, Question question, @Nullable Cursor after, int limit) {
        var filter = question.filter();
        if (!filter.includes(Topic.ACTION) && !filter.includes(Topic.CONSOLE)) {
            return List.of();
        }
        var query = new ResourceQuery(
                targets(question),
                filter.topics().isEmpty() ? Set.of() : vocabulary.actions(filter),
                filter.problems() ? WENT_WRONG : Set.of(),
                filter.person(),
                search(question),
                filter.from(),
                filter.to(),
                after == null ? null : after.deeds(),
                limit);
        return trail.about(actor, question.place().project(), query).stream()
                .map(entry -> new Placed(entry(entry), Placed.DEED))
                .toList();
    }

    List<Doer> people(Actor actor, Question question) {
        return trail.doers(actor, question.place().project(), targets(question)).stream()
                .map(doer -> new Doer(doer.id(), doer.name()))
                .sorted(Comparator.comparing(Doer::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private Targets targets(Question question) {
        var resource = question.place().resource();
        return new Targets(vocabulary.kinds(question.place()), resource == null ? null : resource.name());
    }

    private @Nullable WordSearch search(Question question) {
        var text = question.filter().search();
        return text.isEmpty() ? null : new WordSearch(text, vocabulary.actions(question.codes()));
    }

    private static ActivityEntry entry(AuditEntry entry) {
        var verb = entry.action().substring(entry.action().indexOf('.') + 1);
        return new ActivityEntry(
                entry.id().toString(),
                entry.at(),
                verb.endsWith("-session") ? Topic.CONSOLE : Topic.ACTION,
                WENT_WRONG.contains(entry.outcome()) ? Kind.PROBLEM : Kind.ACTION,
                prefix(entry.outcome()) + verb,
                entry.target(),
                "",
                new Doer(new PersonId(UUID.fromString(entry.actorId())), entry.actorName()),
                1,
                new Done(
                        entry.action(),
                        entry.outcome().name(),
                        entry.code(),
                        entry.door(),
                        entry.sequence(),
                        entry.finishedAt()));
    }

    private static String prefix(Outcome outcome) {
        return switch (outcome) {
            case DONE, PENDING -> "action.";
            case REFUSED -> "refused.";
            case FAILED -> "failed.";
            case UNKNOWN -> "unknown.";
        };
    }
}
