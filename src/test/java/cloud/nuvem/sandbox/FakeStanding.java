package cloud.nuvem.sandbox;

import cloud.nuvem.ui.StandingSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Says about every organization what it was told to. */
@TestComponent
public class FakeStanding implements StandingSource {

    private @Nullable Line line;

    /** @param line null for nothing */
    public void say(@Nullable Line line) {
        this.line = line;
    }

    @Override
    public Optional<Line> line(String organization) {
        return Optional.ofNullable(line);
    }
}
