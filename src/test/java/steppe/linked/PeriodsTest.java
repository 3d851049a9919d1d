package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.model.Names;

class PeriodsTest {
    /** Days are half-open in data; for readers a period ends with its last day. */
    @ParameterizedTest
    @CsvSource({
        "1993-09-24, 1993-09-24, 1999-04-03, from 1993-09-24 to 1999-04-02",
        "1993-01-01, 1993-12-31, 2000-01-01, from between 1993-01-01 and 1993-12-31 to 1999-12-31",
        "2024-07-04, 2024-07-04, , from 2024-07-04",
    })
    void isSaidWithItsLastDay(String from, String latest, String until, String words) {
        Graph graph = RDFParser.fromString("""
                PREFIX : <https://w3id.org/steppe/id/>
                PREFIX steppe: <https://w3id.org/steppe/ontology#>
                PREFIX org: <http://www.w3.org/ns/org#>
                PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                :Period a org:Membership ; org:member :Belarus ; org:organization :CSTO ; steppe:property steppe:memberOf ; steppe:from "%s"^^xsd:date ; steppe:fromLatest "%s"^^xsd:date%s .
                """.formatted(from, latest, until == null ? "" : " ; steppe:until \"" + until + "\"^^xsd:date"), Lang.TURTLE).toGraph();
        assertThat(new Periods(new Description(Names.thing("CSTO"), graph)).views()).extracting(period -> period.period().text()).containsExactly(words);
    }
}
