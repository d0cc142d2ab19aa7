package cloud.nuvem.api.internal;

import java.util.List;
import java.util.Map;

/** What was answered, as much of it as a repetition has to get again. */
record StoredAnswer(int status, Map<String, List<String>> headers, String body) {}
