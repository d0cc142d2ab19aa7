package cloud.nuvem.audit.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one row of the trail says; all of it is hashed. */
record TrailRow(
        UUID organization,
        long sequence,
        UUID actionId,
        Phase phase,
        @Nullable String project,
        UUID actor,
        String actorName,
        String door,
        String action,
        String targetKind,
        String targetName,
        @Nullable String outcome,
        @Nullable String code,
        Instant at) {

    private static final String SEQUENCE_KEY = "\"sequence\":";

    /** What is told. */
    enum Phase {
        /** Somebody is about to do something. */
        INTENT,
        /** How the intended thing ended. */
        OUTCOME,
        /** Somebody was not let to do something; there is no intent. */
        DENIAL
    }

    /**
     * RFC 8785 (JSON canonicalization): keys in order, no space, so that the same row has the same bytes for ever and in any
     * program.
     */
    String canonicalJson() {
        return new CanonicalJson()
                .put("action", action)
                .put("actionId", actionId.toString())
                .put("actor", actor.toString())
                .put("actorName", actorName)
                .put("at", at.toString())
                .put("code", code)
                .put("door", door)
                .put("organization", organization.toString())
                .put("outcome", outcome)
                .put("phase", phase.name())
                .put("project", project)
                .put("sequence", sequence)
                .put("targetKind", targetKind)
                .put("targetName", targetName)
                .toString();
    }

    /** The same without the sequence, which the database gives: it stands between the two parts. */
    Around canonicalJsonAroundSequence() {
        var json = canonicalJson();
        int key = json.indexOf(SEQUENCE_KEY) + SEQUENCE_KEY.length(); // in a value, its quotes would be escaped
        int end = json.indexOf(',', key);
        return new Around(json.substring(0, key), json.substring(end));
    }

    /** The two parts of a row's JSON. */
    record Around(String before, String after) {}
}
