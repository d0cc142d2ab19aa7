package cloud.nuvem.dev.prometheus.promql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query as a tree. */
sealed interface Expression {

    /** What evaluation yields. */
    enum Type {
        SCALAR("scalar"),
        STRING("string"),
        VECTOR("instant vector"),
        RANGE("range vector");

        private final String title;

        Type(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    Type type();

    /** A literal. */
    record Figure(double value) implements Expression {
        @Override
        public Type type() {
            return Type.SCALAR;
        }
    }

    /** A literal in quotes. */
    record Text(String value) implements Expression {
        @Override
        public Type type() {
            return Type.STRING;
        }
    }

    /**
     * Series by their labels.
     *
     * @param range milliseconds; 0 for an instant vector
     * @param offset milliseconds into the past; negative into the future
     */
    record Selector(List<Matcher> matchers, long range, long offset) implements Expression {
        @Override
        public Type type() {
            return range == 0 ? Type.VECTOR : Type.RANGE;
        }
    }

    /** A function of the language. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        @Override
        public Type type() {
            return function.result();
        }
    }

    /**
     * Many series made few.
     *
     * @param parameter of topk and bottomk
     */
    record Aggregation(
            String operator,
            boolean without,
            List<String> labels,
            @Nullable Expression parameter,
            Expression operand) implements Expression {
        @Override
        public Type type() {
            return Type.VECTOR;
        }
    }

    /** Two sides and what stands between them. */
    record Binary(Operator operator, boolean bool, Matching matching, Expression left, Expression right)
            implements Expression {
        @Override
        public Type type() {
            return left.type() == Type.SCALAR && right.type() == Type.SCALAR ? Type.SCALAR : Type.VECTOR;
        }
    }

    /** A minus in front. */
    record Negation(Expression operand) implements Expression {
        @Override
        public Type type() {
            return operand.type();
        }
    }

    /**
     * Which series of two vectors belong together.
     *
     * @param on the labels are those that count; else those that do not
     * @param include labels that the many take over from the one
     */
    record Matching(Cardinality cardinality, boolean on, List<String> labels, List<String> include) {
        static final Matching DEFAULT = new Matching(Cardinality.ONE_TO_ONE, false, List.of(), List.of());

        Labels signature(Labels series) {
            return on ? series.only(labels) : series.withoutName().without(labels);
        }
    }

    /** How many of one side may meet one of the other. */
    enum Cardinality {
        ONE_TO_ONE,
        MANY_TO_ONE,
        ONE_TO_MANY
    }
}
