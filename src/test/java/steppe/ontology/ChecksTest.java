package steppe.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static steppe.ontology.OntologyFiles.CHECKS;
import static steppe.ontology.OntologyFiles.ONTOLOGY;
import static steppe.ontology.OntologyFiles.VOCABULARY;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.update.UpdateAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the pitfall it is named after, and says what to do about it. */
class ChecksTest {
    private static final String PREFIXES = """
            @prefix : <https://w3id.org/steppe/id/> . @prefix claim: <https://w3id.org/steppe/claim/> .
            @prefix steppe: <https://w3id.org/steppe/ontology#> . @prefix v: <https://w3id.org/steppe/vocabulary/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;
    private static final String CLAIM = "a steppe:MembershipClaim ; steppe:subject :A ; steppe:predicate steppe:memberOf ; steppe:object :B"
            + " ; steppe:headline \":A steppe:memberOf :B\" ; steppe:modality v:Asserted ; steppe:negated false";
    private static final String FIGURE = "steppe:measure v:Deaths ; steppe:unit :n ; steppe:value";
    /** As the build completes a figure. */
    private static final String MEASURED = "PREFIX steppe: <https://w3id.org/steppe/ontology#> INSERT { ?claim steppe:measured ?key }"
            + " WHERE { ?claim steppe:measure ?measure ; steppe:%s ?thing BIND (CONCAT(STR(?measure), ' ', STR(?thing)) AS ?key) }";
    private static final Model TERMS = OntologyFiles.read(ONTOLOGY, VOCABULARY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            label-missing                      | steppe:x a owl:Class .
            definition-missing                 | steppe:x a owl:Class .
            example-missing                    | steppe:x a owl:Class .
            domain-missing                     | steppe:x a owl:ObjectProperty ; rdfs:range steppe:Agent .
            range-missing                      | steppe:x a owl:ObjectProperty ; rdfs:domain steppe:Agent .
            class-unconnected                  | steppe:x a owl:Class .
            class-synonym                      | steppe:x a owl:Class ; skos:altLabel "state"@en .
            definition-shared                  | steppe:x skos:definition "Same."@en . steppe:y skos:definition "Same."@en .
            hierarchy-cycle                    | v:Economy skos:broader v:Gas .
            inverse-undeclared                 | steppe:hasModelFor a owl:ObjectProperty . steppe:modelForOf a owl:ObjectProperty .
            inverse-mismatch                   | steppe:x owl:inverseOf steppe:visited ; rdfs:domain steppe:Agent .
            subproperty-endurance              | steppe:x rdfs:subPropertyOf steppe:memberOf .
            term-unused                        | steppe:x a owl:Class .
            deprecated-unreplaced              | steppe:x owl:deprecated true .
            predicate-undeclared               | claim:x steppe:predicate steppe:modality .
            domain-mismatch                    | claim:x steppe:subject v:Gas ; steppe:predicate steppe:borders .
            range-mismatch                     | claim:x steppe:object v:Gas ; steppe:predicate steppe:borders .
            concept-schemeless                 | v:x a skos:Concept .
            concept-adrift                     | v:x a skos:Concept ; skos:inScheme v:Topics .
            concept-synonym                    | v:x skos:inScheme v:Topics ; skos:altLabel "gas"@en .
            scheme-empty                       | v:x a skos:ConceptScheme .
            thing-synonym                      | :x a steppe:Entity ; rdfs:label "S"@en . :y a steppe:Entity ; rdfs:label "S"@en .
            lasting-as-moment                  | claim:x steppe:predicate steppe:memberOf ; steppe:when "2017" .
            lasting-as-moment                  | claim:x steppe:predicate steppe:observerOf ; steppe:when "2017" .
            lasting-as-moment                  | claim:x steppe:predicate steppe:dialoguePartnerOf ; steppe:when "2017" .
            lasting-as-moment                  | claim:x steppe:predicate steppe:associateOf ; steppe:when "2017" .
            lasting-as-moment                  | claim:x steppe:predicate steppe:borders ; steppe:when "2017-06-09" .
            predicate-undeclared               | claim:x steppe:predicate steppe:nothing .
            predicate-undeclared               | claim:x steppe:predicate steppe:involves .
            predicate-undeclared               | claim:x steppe:predicate steppe:x . steppe:x a owl:ObjectProperty ; rdfs:domain steppe:Document .
            predicate-undeclared               | claim:x steppe:predicate steppe:property .
            deprecated-by-deprecated           | claim:x steppe:correctedBy claim:y . claim:y steppe:rank v:Deprecated .
            """)
    void findsItsPitfall(String rule, String pitfall) {
        assertThat(rows(rule, "")).as("without the pitfall").isLessThan(rows(rule, pitfall));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            claim-twice                        | steppe:passage :p                            | steppe:passage :p
            preferred-in-conflict              | steppe:rank v:Preferred                      | steppe:rank v:Preferred ; steppe:negated true
            undeclared-headline-disagreement   | steppe:when "2001/.."                        | steppe:negated true
            undeclared-headline-disagreement   | steppe:when "2001/.."                        | steppe:when "2001/2012"
            undeclared-figure-disagreement     | steppe:measure v:Deaths ; steppe:unit :n ; steppe:value 143 | steppe:measure v:Deaths ; steppe:unit :n ; steppe:value 145
            """)
    void findsWhatTwoClaimsMakeWrong(String rule, String one, String other) {
        String pair = claim("x", one) + claim("y", other);
        assertThat(rows(rule, pair)).isEqualTo(1);
        assertThat(rows(rule, claim("x", one) + claim("y", one.replace(":p", ":q")))).isZero();
        if (rule.startsWith("undeclared")) assertThat(rows(rule, pair + ":d steppe:involves claim:x , claim:y .")).isZero();
    }

    /** A rule that cries wolf is soon switched off. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            class-synonym                      | steppe:x a owl:Class ; skos:altLabel "state"@xx .
            term-unused                        | steppe:x a owl:Class ; owl:deprecated true .
            term-unused                        | steppe:x a owl:Class ; steppe:reserved "For later."@en .
            term-unused                        | steppe:x a skos:Concept .
            domain-mismatch                    | claim:x steppe:subject :A ; steppe:predicate steppe:borders . :A a steppe:State .
            range-mismatch                     | claim:x steppe:object :A ; steppe:predicate steppe:borders . :A a steppe:State .
            domain-mismatch                    | claim:x steppe:subject v:Gas ; steppe:predicate steppe:nothing . claim:y steppe:subject :A ; steppe:predicate steppe:borders . :A a steppe:State .
            predicate-undeclared               | claim:x steppe:predicate steppe:borders .
            lasting-as-moment                  | claim:x steppe:predicate steppe:memberOf ; steppe:when "2017-06-09/.." .
            lasting-as-moment                  | claim:x steppe:predicate steppe:borders ; steppe:when "2017" .
            lasting-as-moment                  | claim:x steppe:predicate steppe:visited ; steppe:when "2017-06-09" .
            thing-synonym                      | :x a steppe:Entity ; rdfs:label "S"@en . v:y a skos:Concept ; rdfs:label "S"@en .
            thing-synonym                      | :y a steppe:Entity ; rdfs:label "S"@en . v:x a skos:Concept ; rdfs:label "S"@en .
            thing-synonym                      | claim:x rdfs:label "S"@en . :y a steppe:Entity ; rdfs:label "S"@en .
            thing-synonym                      | :x a steppe:Entity ; rdfs:label "S"@ru . :y a steppe:Entity ; rdfs:label "S"@ru .
            deprecated-by-deprecated           | claim:x steppe:correctedBy claim:y . claim:y steppe:rank v:Normal .
            """)
    void letsBeWhatIsInOrder(String rule, String data) {
        assertThat(rows(rule, data)).isEqualTo(rows(rule, ""));
    }

    @Test
    void aPitfallIsFoundOnce() {
        assertThat(rows("thing-synonym", ":x a steppe:Entity ; rdfs:label \"S\"@en . :y a steppe:Entity ; rdfs:label \"S\"@en .")).isEqualTo(1);
        assertThat(rows("domain-mismatch", "claim:x steppe:subject v:Gas ; steppe:predicate steppe:borders . claim:y steppe:subject v:Gas ; steppe:predicate steppe:nothing .")).isEqualTo(1);
        assertThat(rows("range-mismatch", "claim:x steppe:object v:Gas ; steppe:predicate steppe:borders . claim:y steppe:object v:Gas ; steppe:predicate steppe:nothing .")).isEqualTo(1);
        assertThat(rows("term-unused", "steppe:x a owl:ObjectProperty , owl:AnnotationProperty .")).isEqualTo(rows("term-unused", "") + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            claim-twice                        | steppe:passage :p ; rdfs:label "One"@en      | steppe:passage :p ; steppe:note "Other"@en
            undeclared-headline-disagreement   | steppe:when "2001/.."                        | steppe:modality v:Denied
            undeclared-headline-disagreement   | steppe:when "2001/2011"                      | steppe:when "2001/2012"
            undeclared-headline-disagreement   | steppe:from "2001-01-01"^^xsd:date           | steppe:negated true ; steppe:until "2001-01-02"^^xsd:date
            undeclared-headline-disagreement   | steppe:until "2001-01-02"^^xsd:date          | steppe:negated true ; steppe:from "2001-01-01"^^xsd:date
            undeclared-figure-disagreement     | {F} 143 ; steppe:party :C                    | {F} 145 ; steppe:party :A ; steppe:subject :C
            undeclared-figure-disagreement     | {F} 143 ; steppe:when "2020"                 | {F} 145 ; steppe:when "2020"
            undeclared-figure-disagreement     | {F} 143 ; steppe:topic v:Gas                 | {F} 145 ; steppe:topic v:Gas
            """)
    void findsAPairOnce(String rule, String one, String other) {
        assertThat(rows(rule, pair(one, other))).isEqualTo(1);
    }

    /** Each is such a pair, but for one thing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            claim-twice                        | steppe:passage :p ; steppe:topic v:Gas       | steppe:passage :p
            claim-twice                        | steppe:passage :p                            | steppe:passage :p ; steppe:topic v:Gas
            claim-twice                        | steppe:passage :p ; steppe:predicate steppe:assessedOn | steppe:passage :p ; steppe:predicate steppe:assessedOn
            preferred-in-conflict              | steppe:rank v:Preferred                      | steppe:rank v:Normal ; steppe:negated true
            preferred-in-conflict              | steppe:rank v:Normal                         | steppe:rank v:Preferred ; steppe:negated true
            preferred-in-conflict              | steppe:rank v:Preferred                      | steppe:rank v:Preferred ; steppe:negated true ; steppe:headline "Another"
            undeclared-headline-disagreement   | steppe:modality v:Announced                  | steppe:negated true
            undeclared-headline-disagreement   | steppe:when "2001/.."                        | steppe:negated true ; steppe:modality v:Announced
            undeclared-headline-disagreement   | steppe:modality v:Denied ; steppe:negated true | steppe:when "2001/.."
            undeclared-headline-disagreement   | steppe:predicate steppe:assessedOn           | steppe:predicate steppe:assessedOn ; steppe:negated true
            undeclared-headline-disagreement   | steppe:from "2001-01-01"^^xsd:date           | steppe:negated true ; steppe:until "2001-01-01"^^xsd:date
            undeclared-headline-disagreement   | steppe:until "2001-01-01"^^xsd:date          | steppe:negated true ; steppe:from "2001-01-02"^^xsd:date
            undeclared-headline-disagreement   | steppe:from "2001-01-02"^^xsd:date           | steppe:negated true ; steppe:until "2001-01-01"^^xsd:date
            undeclared-headline-disagreement   | steppe:correctedBy claim:y                   | steppe:negated true
            undeclared-headline-disagreement   | steppe:when "2001/.."                        | steppe:negated true ; steppe:correctedBy claim:x
            undeclared-figure-disagreement     | {F} 143                                      | {F} 143
            undeclared-figure-disagreement     | {F} 143                                      | {F} 145 ; steppe:unit :m
            undeclared-figure-disagreement     | {F} 143                                      | {F} 145 ; steppe:measure v:Other
            undeclared-figure-disagreement     | {F} 143                                      | {F} 145 ; steppe:subject :C
            undeclared-figure-disagreement     | {F} 143 ; steppe:when "2020"                 | {F} 145 ; steppe:when "2021"
            undeclared-figure-disagreement     | {F} 143 ; steppe:when "2020"                 | {F} 145
            undeclared-figure-disagreement     | {F} 143                                      | {F} 145 ; steppe:when "2020"
            undeclared-figure-disagreement     | {F} 143 ; steppe:party :C                    | {F} 145
            undeclared-figure-disagreement     | {F} 143                                      | {F} 145 ; steppe:party :C
            undeclared-figure-disagreement     | {F} 143 ; steppe:topic v:Gas                 | {F} 145
            undeclared-figure-disagreement     | {F} 143                                      | {F} 145 ; steppe:topic v:Gas
            undeclared-figure-disagreement     | {F} 143 ; steppe:correctedBy claim:y         | {F} 145
            undeclared-figure-disagreement     | {F} 143                                      | {F} 145 ; steppe:correctedBy claim:x
            """)
    void letsBeWhatIsNoSuchPair(String rule, String one, String other) {
        assertThat(rows(rule, pair(one, other))).isZero();
    }

    static Stream<Path> rules() {
        return Stream.of("terms", "documents", "graph").flatMap(folder -> OntologyFiles.list(CHECKS.resolve(folder), ".rq").stream());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void saysWhatToDo(Path rule) throws IOException {
        assertThat(rule.getFileName().toString()).endsWith("-violation.rq");
        assertThat(Files.readAllLines(rule).get(0)).matches("# .+\\. .+\\.");
    }

    @Test
    void everyRuleIsTriedHere() throws IOException {
        String tests = Files.readString(Path.of("src/test/java/steppe/ontology/ChecksTest.java"));
        assertThat(rules().map(rule -> rule.getFileName().toString().replace("-violation.rq", ""))).allMatch(tests::contains);
    }

    private static String pair(String one, String other) {
        return claim("x", one.replace("{F}", FIGURE)) + claim("y", other.replace("{F}", FIGURE));
    }

    /** What is said of it more takes the place of what every claim has. */
    private static String claim(String name, String more) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String part : (CLAIM + " ; " + more).split(" ; ")) said.put(part.strip().split(" ")[0], part);
        return "claim:" + name + " " + String.join(" ; ", said.values()) + " .\n";
    }

    private static Path file(String rule) {
        return rules().filter(file -> file.endsWith(rule + "-violation.rq")).findFirst().orElseThrow();
    }

    private static int rows(String rule, String data) {
        Model model = ModelFactory.createDefaultModel().add(TERMS).read(new StringReader(PREFIXES + data), null, "TTL");
        for (String part : new String[] {"subject", "party"}) UpdateAction.parseExecute(MEASURED.formatted(part), model);
        try (var execution = QueryExecutionFactory.create(QueryFactory.read(file(rule).toString()), model)) {
            var rows = execution.execSelect();
            int count = 0;
            for (; rows.hasNext(); count++) assertThat(rows.next().contains(rows.getResultVars().get(0))).as("what a row speaks of").isTrue();
            return count;
        }
    }
}
