package steppe.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageTest {

    @Test
    void isAnRfc5147Range() {
        assertThat(Passage.parse(Names.DOCUMENT + "cepa-2025#char=8445,8480")).contains(new Passage("cepa-2025", 8445, 8480));
    }

    @Test
    void writesTheIriThatItReads() {
        Passage passage = new Passage("cepa-2025", 8445, 8480);
        assertThat(Passage.parse(passage.iri())).contains(passage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cepa-2025#char=1,2", Names.DOCUMENT + "cepa-2025#char=1", Names.DOCUMENT + "cepa-2025#line=1,2", Names.DOCUMENT + "x#char=1,99999999999"})
    void refusesOtherIris(String iri) {
        assertThat(Passage.parse(iri)).isEmpty();
    }

    @Test
    void countsCodePoints() {
        assertThat(new Passage("x", 2, 4).in("a𝄞bcd")).isEqualTo("bc");
    }
}
