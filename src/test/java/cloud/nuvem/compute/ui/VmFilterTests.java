package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VmQuery.Sort;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VmFilterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "search=web",
                "status=error&tag=role%3Ddb&type=u1.large",
                "sort=-age",
                "search=db&sort=-status"
            })
    void anAddressMeansWhatItSays(String address) {
        var filter = VmFilter.of(QueryParameters.fromString(address));
        assertThat(VmFilter.of(filter.parameters())).isEqualTo(filter);
        assertThat(filter.parameters().getParameters())
                .isEqualTo(QueryParameters.fromString(address).getParameters());
    }

    @Test
    void aLongSearchIsCut() {
        var filter = VmFilter.of(QueryParameters.of("search", "x".repeat(5_000)));
        assertThat(filter.search()).hasSize(200);
    }

    @Test
    void ordersByNameUnlessAsked() {
        assertThat(VmFilter.of(QueryParameters.empty()).sort()).isEqualTo(Sort.NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "172.16.0.1, true",
        "172.32.0.1, false",
        "192.168.1.1, true",
        "203.0.113.24, false",
        "100.64.0.1, true",
        "fd00::1, true",
        "2001:db8::1, false"
    })
    void privateAddressesAreKnown(String address, boolean isPrivate) {
        assertThat(Addresses.isPrivate(address)).isEqualTo(isPrivate);
    }
}
