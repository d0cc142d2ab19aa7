package cloud.nuvem.dev.prometheus.http;

import cloud.nuvem.dev.prometheus.promql.QueryFailed;

/** A request that is not answered with data. */
final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String errorType;

    ApiFailure(int status, String errorType, String message) {
        super(message);
        this.status = status;
        this.errorType = errorType;
    }

    static ApiFailure badParameter(String name, String message) {
        return badData("invalid parameter \"%s\": %s".formatted(name, message));
    }

    static ApiFailure badData(String message) {
        return new ApiFailure(400, "bad_data", message);
    }

    static ApiFailure of(QueryFailed failure) {
        var message = String.valueOf(failure.getMessage());
        return switch (failure.type()) {
            case BAD_DATA -> badParameter("query", message);
            case EXECUTION -> new ApiFailure(422, "execution", message);
            case TIMEOUT -> new ApiFailure(503, "timeout", message);
        };
    }

    int status() {
        return status;
    }

    String errorType() {
        return errorType;
    }
}
