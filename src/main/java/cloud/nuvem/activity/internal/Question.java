package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.ActivityPlace;
import java.util.Set;

/**
 * What somebody wants to know.
 *
 * @param codes those whose sentences have what is searched for, in the reader's language
 */
record Question(ActivityPlace place, ActivityFilter filter, Set<String> codes) {}
