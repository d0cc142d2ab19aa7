package cloud.nuvem.dev.cluster.access.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.regex.Pattern;

/** One CEL expression of a policy, compiled. */
record Expression(String source, CelRuntime.Program program) {

    private static final Pattern ABSENT_KEY = Pattern.compile("key '(.*)' is not present in map\\.?");
    private static final Pattern POSITION = Pattern.compile("^evaluation error at [^ ]+: ");

    /** What was being evaluated went wrong; the message is an API server's. */
    static final class EvaluationFailed extends Exception {
        EvaluationFailed(String source, CelEvaluationException cause) {
            super("expression '%s' resulted in error: %s".formatted(source, inKubernetesWords(cause)), cause);
        }
    }

    /**
     * Compiles.
     *
     * @param variables names of the policy's own variables that stand before it
     * @throws IllegalArgumentException with the compiler's message
     */
    static Expression compile(String source, List<String> variables) {
        try {
            var cel = environment(variables);
            return new Expression(source, cel.createProgram(cel.compile(source).getAst()));
        } catch (CelValidationException | CelEvaluationException invalid) {
            throw new IllegalArgumentException("compilation failed: " + invalid.getMessage(), invalid);
        }
    }

    Object evaluate(CelVariableResolver values) throws EvaluationFailed {
        try {
            return program.eval(values);
        } catch (CelEvaluationException failed) {
            throw new EvaluationFailed(source, failed);
        }
    }

    boolean holds(CelVariableResolver values) throws EvaluationFailed {
        return Boolean.TRUE.equals(evaluate(values));
    }

    private static Cel environment(List<String> variables) {
        var builder = CelFactory.plannerCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addCompilerLibraries(
                        CelExtensions.strings(), CelExtensions.sets(CelOptions.DEFAULT), CelExtensions.optional())
                .addRuntimeLibraries(
                        CelExtensions.strings(), CelExtensions.sets(CelOptions.DEFAULT), CelExtensions.optional());
        for (var name : Values.NAMES) {
            builder.addVar(name, SimpleType.DYN);
        }
        variables.forEach(name -> builder.addVar(Values.VARIABLES + name, SimpleType.DYN));
        return builder.build();
    }

    private static String inKubernetesWords(CelEvaluationException failed) {
        var message = POSITION.matcher(String.valueOf(failed.getMessage())).replaceFirst("");
        return ABSENT_KEY.matcher(message).replaceFirst("no such key: $1");
    }
}
