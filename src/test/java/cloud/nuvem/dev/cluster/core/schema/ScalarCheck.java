package cloud.nuvem.dev.cluster.core.schema;

import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** The bounds of one string or number. */
record ScalarCheck(Validation validation, Schema.Limits limits, String path) {

    void check(JsonNode node) {
        if (node.isString()) {
            checkText(node.stringValue());
        } else if (node.isNumber()) {
            checkNumber(node);
        }
    }

    private void checkText(String text) {
        int length = text.codePointCount(0, text.length());
        var quoted = "\"" + text + "\"";
        if (limits.longest() != null && length > limits.longest()) {
            var message = "Too long: may not be more than " + limits.longest() + " bytes";
            validation.add(new Cause("FieldValueTooLong", path, message));
        }
        if (limits.shortest() != null && length < limits.shortest()) {
            validation.wrong(
                    "FieldValueInvalid", path, quoted, "should be at least " + limits.shortest() + " chars long");
        }
        if (limits.pattern() != null && !limits.pattern().matcher(text).find()) {
            validation.wrong("FieldValueInvalid", path, quoted, "should match '" + limits.pattern() + "'");
        }
    }

    private void checkNumber(JsonNode node) {
        var value = node.decimalValue();
        var minimum = limits.minimum();
        if (minimum != null && value.compareTo(minimum) < (limits.exclusiveMinimum() ? 1 : 0)) {
            var bound = limits.exclusiveMinimum() ? "greater than " : "greater than or equal to ";
            validation.wrong("FieldValueInvalid", path, node, "should be " + bound + minimum);
        }
        var maximum = limits.maximum();
        if (maximum != null && value.compareTo(maximum) > (limits.exclusiveMaximum() ? -1 : 0)) {
            var bound = limits.exclusiveMaximum() ? "less than " : "less than or equal to ";
            validation.wrong("FieldValueInvalid", path, node, "should be " + bound + maximum);
        }
    }
}
