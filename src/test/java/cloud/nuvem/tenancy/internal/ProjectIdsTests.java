package cloud.nuvem.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectIdsTests {

    @ParameterizedTest
    @CsvSource({
        "Shop,                    shop",
        "Loja de Verão,           loja-de-verao",
        "  --Web  Shop--  ,       web-shop",
        "2026 budget,             budget",
        "日本,                     project",
        "42,                      project",
        "ﬁne Ⅳ,                   fine-iv",
        "a very long name that goes on and on, a-very-long-name-that-goes-on-and",
    })
    void slugsReadLikeTheName(String name, String slug) {
        assertThat(ProjectIds.slug(name)).isEqualTo(slug);
    }

    @Test
    void twoOfOneNameDiffer() {
        var ids = new ProjectIds();
        var made = new HashSet<Object>();
        for (int count = 0; count < 1_000; count++) {
            made.add(ids.next("Shop"));
        }
        assertThat(made).hasSizeGreaterThan(995);
    }
}
