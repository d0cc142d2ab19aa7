package cloud.nuvem;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The module graph of README and architecture: who may use whom, no cycle, nobody inside another's rooms. */
class ModularityTests {

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(NuvemApplication.class).verify();
    }
}
