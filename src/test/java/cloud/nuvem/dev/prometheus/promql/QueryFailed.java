package cloud.nuvem.dev.prometheus.promql;

/** A query that cannot be answered, in Prometheus's words. */
public final class QueryFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whose fault it is, as the API names it. */
    public enum Type {
        BAD_DATA,
        EXECUTION,
        TIMEOUT
    }

    private final Type type;

    public QueryFailed(Type type, String message) {
        super(message);
        this.type = type;
    }

    static QueryFailed parse(String query, int position, String message) {
        var before = query.substring(0, Math.min(position, query.length()));
        var line = before.chars().filter(each -> each == '\n').count() + 1;
        var column = before.length() - before.lastIndexOf('\n');
        return new QueryFailed(Type.BAD_DATA, "%d:%d: parse error: %s".formatted(line, column, message));
    }

    static QueryFailed execution(String message) {
        return new QueryFailed(Type.EXECUTION, message);
    }

    public Type type() {
        return type;
    }
}
