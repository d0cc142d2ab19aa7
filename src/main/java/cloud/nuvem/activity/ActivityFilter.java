package cloud.nuvem.activity;

import cloud.nuvem.identity.PersonId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; all of it must fit.
 *
 * @param search in the sentence, the resource's name, the person's name and the cluster's own words, without regard to case;
 *     empty for all
 * @param topics empty for all
 * @param problems only what went wrong
 * @param person who did it; null for anybody and for what happened by itself
 * @param from inclusive
 * @param to exclusive
 */
public record ActivityFilter(
        String search,
        Set<Topic> topics,
        boolean problems,
        @Nullable PersonId person,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final int LONGEST_SEARCH = 200;

    public static final ActivityFilter ALL = new ActivityFilter("", Set.of(), false, null, null, null);

    public ActivityFilter {
        if (search.length() > LONGEST_SEARCH) {
            throw new IllegalArgumentException("search is too long");
        }
        topics = Set.copyOf(topics);
    }

    public boolean includes(Topic topic) {
        return topics.isEmpty() || topics.contains(topic);
    }
}
