package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.TaxId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxIdsTests {

    @ParameterizedTest
    @CsvSource({
        "PT, PT 501 964 843, PT501964843",
        "PT, 501964843, PT501964843",
        "DE, DE136695976, DE136695976",
        "BE, BE 0776.091.951, BE0776091951",
        "IT, IT00743110157, IT00743110157",
        "FR, FR40303265045, FR40303265045",
        "PL, PL8567346215, PL8567346215",
        "DK, DK13585628, DK13585628",
        "FI, FI20774740, FI20774740",
        "GR, EL094259216, EL094259216",
        "NL, NL004495445B01, NL004495445B01",
        "SE, SE556188840401, SE556188840401",
        "LU, LU15027442, LU15027442",
        "AT, ATU13585627, ATU13585627",
        "HR, HR33392005961, HR33392005961"
    })
    void takesAVatIdAsPeopleWriteIt(String country, String typed, String kept) {
        assertThat(TaxIds.read(typed, country)).contains(new TaxId(TaxId.Kind.EU_VAT, kept));
    }

    @ParameterizedTest
    @CsvSource({
        "PT, PT501964842",
        "DE, DE136695978",
        "BE, BE0776091952",
        "IT, IT00743110158",
        "FR, FR41303265045",
        "PL, PL8567346216",
        "DK, DK13585627",
        "DE, PT501964843",
        "DE, DE1",
        "US, US123456789",
        "DE, DE136695976DE136695976DE136695976"
    })
    void refusesAnotherCheckDigitCountryOrForm(String country, String typed) {
        assertThat(TaxIds.read(typed, country)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "11.222.333/0001-81, CNPJ, 11222333000181",
        "12.ABC.345/01DE-35, CNPJ, 12ABC34501DE35",
        "529.982.247-25, CPF, 52998224725"
    })
    void takesBrazilianIdsWithLettersToo(String typed, TaxId.Kind kind, String kept) {
        assertThat(TaxIds.read(typed, "BR")).contains(new TaxId(kind, kept));
    }

    @ParameterizedTest
    @CsvSource({"11.222.333/0001-82", "12.ABC.345/01DE-36", "529.982.247-26", "111.111.111-11", "00000000000000"})
    void refusesBrazilianIdsThatCannotBe(String typed) {
        assertThat(TaxIds.read(typed, "BR")).isEmpty();
    }
}
