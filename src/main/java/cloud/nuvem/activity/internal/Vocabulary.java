package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.activity.ActivitySource;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.tenancy.Actor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of resources that things happen to, and the words for it. */
@Component
class Vocabulary {

    private static final String SESSION = "-session";

    private final List<ActivitySource> sources;
    private final Texts texts;

    Vocabulary(List<ActivitySource> sources, Texts texts) {
        this.sources = sources;
        this.texts = texts;
    }

    /** With the codes whose sentences have the text, in the reader's language. */
    Question question(ActivityPlace place, ActivityFilter filter, Locale language) {
        var wanted = filter.search().strip().toLowerCase(language);
        var codes = wanted.isEmpty()
                ? Set.<String>of()
                : codes(code -> sentence(code, language).toLowerCase(language).contains(wanted));
        return new Question(place, filter, codes);
    }

    String sentence(String code, Locale language) {
        return texts.find(language, "timeline." + code).orElse(code);
    }

    Set<String> kinds(ActivityPlace place) {
        var resource = place.resource();
        return resource == null
                ? sources.stream().map(ActivitySource::kind).collect(Collectors.toSet())
                : Set.of(resource.kind());
    }

    boolean exists(Actor actor, ActivityPlace place, ResourceRef resource) {
        return sources.stream()
                .anyMatch(source -> source.kind().equals(resource.kind())
                        && source.exists(actor, place.project(), resource.name()));
    }

    /** Names of the actions with one of these codes, whatever their outcome was. */
    Set<String> actions(Set<String> codes) {
        return sources.stream()
                .flatMap(source -> codes.stream()
                        .filter(code -> Deeds.isDeed(code) && source.codes().contains(code))
                        .map(code -> source.kind() + "." + Deeds.verb(code)))
                .collect(Collectors.toSet());
    }

    /** Names of the actions of these topics. */
    Set<String> actions(ActivityFilter filter) {
        return actions(codes(
                code -> Deeds.isDeed(code) && filter.includes(code.endsWith(SESSION) ? Topic.CONSOLE : Topic.ACTION)));
    }

    private Set<String> codes(Predicate<String> which) {
        return sources.stream()
                .flatMap(source -> source.codes().stream())
                .filter(which)
                .collect(Collectors.toSet());
    }
}
