package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import steppe.Service;

/** The parts of a query that is explained are asked as the endpoint asks them: with its functions, and no others. */
class ClosedExplanationTest {
    @Test
    void aFunctionThatTheEndpointDoesNotKnowIsNamed() throws Exception {
        assertThat(explained("SELECT * { ?s ?p ?o FILTER (<http://jena.apache.org/ARQ/function#systemProperty>(\"java.version\") = \"17\") }")).contains("There is no function");
    }

    /** In plain ARQ this property computes a text from each subject; in the endpoint it is a property that no triple has. */
    @Test
    void aPropertyThatIsCodeElsewhereMatchesNothing() throws Exception {
        String query = "SELECT * { ?text <http://jena.apache.org/ARQ/property#str> <https://w3id.org/steppe/id/SCO> }";
        assertThat(explained(query)).containsPattern("\"state\"\\s*:\\s*\"nothing\"");
    }

    private static String explained(String query) throws Exception {
        return Service.running().get("/sparql/explain?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "application/json").body();
    }
}
