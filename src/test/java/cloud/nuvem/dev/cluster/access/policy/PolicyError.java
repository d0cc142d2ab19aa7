package cloud.nuvem.dev.cluster.access.policy;

/** A policy with an expression that does not compile. */
final class PolicyError extends IllegalArgumentException {

    private final String field;

    PolicyError(String field, String source, String problem) {
        super("Invalid value: \"%s\": %s".formatted(source, problem));
        this.field = field;
    }

    String field() {
        return field;
    }
}
