package cloud.nuvem.tenancy;

import cloud.nuvem.kernel.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For the variant of a sealed result that passes on what the gate refused: speaks with the gate's code and sentence. */
public interface RefusedByGate extends Refusal {

    Denied denied();

    @Override
    default String code() {
        return denied().code();
    }

    @Override
    default List<Object> arguments() {
        return denied().arguments();
    }

    @Override
    default @Nullable String field() {
        return denied().field();
    }

    @Override
    default Kind kind() {
        return denied().kind();
    }
}
