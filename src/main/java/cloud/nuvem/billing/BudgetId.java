package cloud.nuvem.billing;

import java.util.UUID;

/** A budget of an organization or of one of its projects. */
public record BudgetId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
