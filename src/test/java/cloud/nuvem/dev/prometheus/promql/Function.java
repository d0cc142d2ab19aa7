package cloud.nuvem.dev.prometheus.promql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The functions that are known, with what they take. */
enum Function {
    RATE(Expression.Type.VECTOR, Expression.Type.RANGE),
    INCREASE(Expression.Type.VECTOR, Expression.Type.RANGE),
    IRATE(Expression.Type.VECTOR, Expression.Type.RANGE),
    DELTA(Expression.Type.VECTOR, Expression.Type.RANGE),
    AVG_OVER_TIME(Expression.Type.VECTOR, Expression.Type.RANGE),
    MAX_OVER_TIME(Expression.Type.VECTOR, Expression.Type.RANGE),
    MIN_OVER_TIME(Expression.Type.VECTOR, Expression.Type.RANGE),
    SUM_OVER_TIME(Expression.Type.VECTOR, Expression.Type.RANGE),
    COUNT_OVER_TIME(Expression.Type.VECTOR, Expression.Type.RANGE),
    LAST_OVER_TIME(Expression.Type.VECTOR, Expression.Type.RANGE),
    RESETS(Expression.Type.VECTOR, Expression.Type.RANGE),
    CLAMP_MIN(Expression.Type.VECTOR, Expression.Type.VECTOR, Expression.Type.SCALAR),
    CLAMP_MAX(Expression.Type.VECTOR, Expression.Type.VECTOR, Expression.Type.SCALAR),
    CLAMP(Expression.Type.VECTOR, Expression.Type.VECTOR, Expression.Type.SCALAR, Expression.Type.SCALAR),
    ABS(Expression.Type.VECTOR, Expression.Type.VECTOR),
    ABSENT(Expression.Type.VECTOR, Expression.Type.VECTOR),
    SCALAR(Expression.Type.SCALAR, Expression.Type.VECTOR),
    VECTOR(Expression.Type.VECTOR, Expression.Type.SCALAR),
    TIME(Expression.Type.SCALAR),
    LABEL_REPLACE(
            Expression.Type.VECTOR,
            Expression.Type.VECTOR,
            Expression.Type.STRING,
            Expression.Type.STRING,
            Expression.Type.STRING,
            Expression.Type.STRING);

    private final Expression.Type result;
    private final List<Expression.Type> parameters;

    Function(Expression.Type result, Expression.Type... parameters) {
        this.result = result;
        this.parameters = List.of(parameters);
    }

    static Optional<Function> of(String name) {
        return Stream.of(values()).filter(each -> each.title().equals(name)).findFirst();
    }

    Expression.Type result() {
        return result;
    }

    List<Expression.Type> parameters() {
        return parameters;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
