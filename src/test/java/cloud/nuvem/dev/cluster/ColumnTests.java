package cloud.nuvem.dev.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;

import cloud.nuvem.dev.cluster.access.AccessControl;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.json.JsonPath;
import cloud.nuvem.dev.cluster.kinds.KindDefinitions;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The columns of every kind are paths that the server can follow. */
class ColumnTests {

    static Stream<String> paths() {
        return Stream.concat(KindDefinitions.all().stream(), AccessControl.kinds().stream())
                .flatMap(type -> type.columns().stream())
                .map(ResourceType.Column::path)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void isReadable(String path) {
        assertThatCode(() -> JsonPath.of(path)).doesNotThrowAnyException();
    }
}
