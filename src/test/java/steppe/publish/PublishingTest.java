package steppe.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.Service;
import steppe.derive.Difference;
import steppe.model.Names;
import steppe.model.Texts;
import steppe.query.Question;
import steppe.query.RemoteEngine;
import steppe.query.Scope;
import steppe.web.HttpProblem;
import steppe.web.RdfFormat;
import steppe.web.Representation;

/** What the service says of itself and gives away, over the graph of this very repository. */
class PublishingTest {
    private static final Service SERVICE = Service.running();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final Node DATASET = NodeFactory.createURI(Names.BASE);

    @ParameterizedTest
    @ValueSource(strings = {"/sparql", "/.well-known/void", "/dataset", "/provenance", "/provenance/reference", "/.well-known/sparql-examples", "/.well-known/sparql-examples/members-of-both"})
    void isThereInEachFormatAndSaysTheSame(String path) throws Exception {
        Graph turtle = graph(path, RdfFormat.TURTLE);
        assertThat(turtle.isEmpty()).isFalse();
        assertThat(turtle.stream().filter(triple -> triple.getSubject().isBlank() || triple.getObject().isBlank())).as("blank nodes would change the bytes").isEmpty();
        for (RdfFormat format : RdfFormat.values()) assertThat(graph(path, format).isIsomorphicWith(turtle)).as(format.mediaType()).isTrue();
        if (!path.equals("/sparql")) assertThat(SERVICE.get(path, "image/png").statusCode()).isEqualTo(406);
        assertThat(SERVICE.get(path, "*/*").headers().firstValue("Content-Type").orElseThrow()).startsWith("text/turtle");
        assertThat(SERVICE.get(path, "*/*").headers().firstValue("ETag")).isEqualTo(SERVICE.get(path, "text/turtle").headers().firstValue("ETag"));
        if (!path.equals("/sparql")) assertThat(SERVICE.get(path + ".jsonld", "*/*").body()).isEqualTo(SERVICE.get(path, "application/ld+json").body());
    }

    @Test
    void aSourceThatThereCannotBeIsNotFound() throws Exception {
        for (String name : List.of("a".repeat(70_000), "a%22%3E", "nothing")) assertThat(SERVICE.get("/provenance/" + name, "text/turtle").statusCode()).as(name).isEqualTo(404);
    }

    @Test
    void theServiceDescriptionNamesEveryGraph() throws Exception {
        Graph graph = graph("/sparql", RdfFormat.TURTLE);
        Node service = graph.find(Node.ANY, RDF.type.asNode(), node(SD + "Service")).next().getSubject();
        assertThat(graph.contains(service, node(SD + "endpoint"), node(SERVICE.root() + "/sparql"))).isTrue();
        assertThat(graph.contains(service, node(SD + "feature"), node(SD + "UnionDefaultGraph"))).isTrue();
        assertThat(objects(graph, node(SD + "name"))).isEqualTo(graphNames());
        Node all = objects(graph, node(SD + "defaultGraph")).iterator().next();
        assertThat(number(graph, all, VOID.triples.asNode())).isEqualTo(number(graph("/.well-known/void", RdfFormat.TURTLE), DATASET, VOID.triples.asNode()));
    }

    @Test
    void aQueryAtTheSamePlaceIsStillAnswered() throws Exception {
        assertThat(SERVICE.get("/sparql?query=ASK%7B%7D", "text/turtle, application/sparql-results+json").body()).contains("true");
    }

    @Test
    void theRootIsAPageForPeopleAndTheCatalogueForPrograms() throws Exception {
        HttpResponse<String> page = SERVICE.get("/", "text/html");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().allValues("Link").toString()).contains("</.well-known/void>; rel=\"describedby\"");
        assertThat(page.headers().allValues("Vary")).containsExactly("Accept-Language, Accept, Accept-Encoding");
        assertThat(SERVICE.get("/sparql", "text/html").headers().allValues("Vary")).containsExactly("Accept, Accept-Encoding");
        assertThat(graph("/", RdfFormat.TURTLE).isIsomorphicWith(graph("/dataset", RdfFormat.TURTLE))).isTrue();
        assertThat(SERVICE.get("/", "*/*").headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    /** The statistics are counted here in another way: from the dump. */
    @Test
    void theStatisticsAreTrue() throws Exception {
        Graph data = union(dump(Dump.N_QUADS, Lang.NQUADS));
        Graph graph = graph("/.well-known/void", RdfFormat.TURTLE);
        assertThat(number(graph, DATASET, VOID.triples.asNode())).isEqualTo(data.size());
        assertThat(number(graph, DATASET, VOID.classes.asNode())).isEqualTo(objects(data, RDF.type.asNode()).size());
        assertThat(number(graph, DATASET, VOID.entities.asNode())).isEqualTo(data.find(Node.ANY, RDF.type.asNode(), Node.ANY).mapWith(Triple::getSubject).toSet().size());
        assertThat(number(graph, DATASET, VOID.properties.asNode())).isEqualTo(data.stream().map(Triple::getPredicate).distinct().count());
        assertThat(number(graph, DATASET, VOID.distinctSubjects.asNode())).isEqualTo(data.stream().map(Triple::getSubject).distinct().count());
        assertThat(number(graph, DATASET, VOID.distinctObjects.asNode())).isEqualTo(objects(data, Node.ANY).size());
        for (Triple part : graph.find(DATASET, VOID.propertyPartition.asNode(), Node.ANY).toList()) {
            Node property = graph.find(part.getObject(), VOID.property.asNode(), Node.ANY).next().getObject();
            assertThat(number(graph, part.getObject(), VOID.triples.asNode())).as(property.toString()).isEqualTo(data.find(Node.ANY, property, Node.ANY).toList().size());
            assertThat(number(graph, part.getObject(), VOID.distinctSubjects.asNode())).isEqualTo(data.find(Node.ANY, property, Node.ANY).mapWith(Triple::getSubject).toSet().size());
            assertThat(number(graph, part.getObject(), VOID.distinctObjects.asNode())).isEqualTo(objects(data, property).size());
        }
        for (Triple part : graph.find(DATASET, VOID.classPartition.asNode(), Node.ANY).toList()) {
            Node type = graph.find(part.getObject(), VOID._class.asNode(), Node.ANY).next().getObject();
            assertThat(number(graph, part.getObject(), VOID.entities.asNode())).as(type.toString()).isEqualTo(data.find(Node.ANY, RDF.type.asNode(), type).toList().size());
        }
        for (Triple links : graph.find(Node.ANY, VOID.linkPredicate.asNode(), Node.ANY).toList()) {
            assertThat(number(graph, links.getSubject(), VOID.triples.asNode())).isPositive()
                    .isEqualTo(data.find(Node.ANY, links.getObject(), Node.ANY).filterKeep(link -> link.getObject().toString().startsWith("http://www.wikidata.org/entity/")).toList().size());
        }
        for (Node example : objects(graph, VOID.exampleResource.asNode())) assertThat(data.contains(example, Node.ANY, Node.ANY)).isTrue();
    }

    @Test
    void theCatalogueListsEachDocumentsGraphAndItsFilesAnswer() throws Exception {
        Graph graph = graph("/dataset", RdfFormat.TURTLE);
        Set<Node> files = objects(graph, DCAT.downloadURL.asNode());
        assertThat(files).hasSizeGreaterThan(3 + 4 * 5);
        for (Node file : files) assertThat(status(file.getURI())).as(file.getURI()).isEqualTo(200);
        for (String document : List.of("cepa-2025", "astana-2024", "reference")) {
            assertThat(graph.contains(Names.graph(document), RDF.type.asNode(), node("https://schema.org/Dataset"))).isTrue();
            assertThat(graph.contains(Names.graph(document), node("http://purl.org/dc/terms/source"), Names.document(document))).isTrue();
            assertThat(graph.contains(Names.document(document), node("http://purl.org/dc/terms/issued"), Node.ANY)).isTrue();
        }
        assertThat(objects(graph, RDFS.label.asNode())).as("names").isNotEmpty().allMatch(name -> name.getLiteralLanguage().equals("en"));
    }

    /** What catalogues and search engines for data go by. */
    @Test
    void theCatalogueTellsWhatItIsWhoseItIsAndWhereItIs() throws Exception {
        says("/dataset", """
                <> dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; schema:license <https://creativecommons.org/licenses/by/4.0/> ; schema:name "Steppe: Central Asia between Russia and China"@en ;
                  dcterms:publisher id:Steppe ; schema:publisher id:Steppe ; dcterms:spatial id:CentralAsia ; schema:spatialCoverage id:CentralAsia ;
                  dcterms:temporal <ROOT/dataset#period> ; schema:temporalCoverage "../2025-06-30" ; dcat:keyword "Central Asia"@en ; schema:keywords "Central Asia" ;
                  dcat:landingPage <ROOT/> ; schema:url <ROOT/> ; rdfs:seeAlso <ROOT/.well-known/void> , <ROOT/.well-known/sparql-examples> , <ROOT/provenance> , <ROOT/context.jsonld> ;
                  dcat:distribution <ROOT/dataset#nq> ; schema:distribution <ROOT/dataset#nq> ; dcterms:hasPart graph:cepa-2025 ; schema:hasPart graph:cepa-2025 .
                <ROOT/dataset#period> dcat:endDate "2025-06-30"^^xsd:date .
                id:Steppe foaf:name "Steppe" ; schema:name "Steppe" .
                <ROOT/dataset#nq> dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; schema:contentUrl <ROOT/dump/steppe.nq.gz> ; schema:encodingFormat "application/n-quads" ;
                  dcat:mediaType <https://www.iana.org/assignments/media-types/application/n-quads> ; dcat:compressFormat <https://www.iana.org/assignments/media-types/application/gzip> ;
                  <http://spdx.org/rdf/terms#checksum> <ROOT/dataset#nq-sha256> .
                <ROOT/sparql#service> a dcat:DataService ; dcat:endpointURL <ROOT/sparql> ; dcat:servesDataset <> .
                graph:cepa-2025 dcterms:title "Claims of: Sino-Russian Relations in Central Asia"@en ; dcterms:isPartOf <> ; schema:isPartOf <> ; schema:isBasedOn document:cepa-2025 ;
                  prov:hadPrimarySource document:cepa-2025 ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; dcat:landingPage <ROOT/graph/cepa-2025> ;
                  dcat:distribution <ROOT/dataset#cepa-2025.trig> ; schema:distribution <ROOT/dataset#cepa-2025.trig> .
                <ROOT/dataset#cepa-2025.trig> dcat:downloadURL <ROOT/graph/cepa-2025.trig> ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; schema:encodingFormat "application/trig" .
                document:cepa-2025 dcterms:title "Sino-Russian Relations in Central Asia"@en ; dcterms:publisher id:CEPA ; dcterms:creator id:NatashaKuhrt ; dcterms:issued "2025-05-13"^^xsd:date ;
                  schema:datePublished "2025-05-13"^^xsd:date ; dcterms:language "en" .
                id:CentralAsia schema:name "Central Asia"@en .
                """);
        Graph graph = graph("/dataset", RdfFormat.N_TRIPLES);
        assertThat(number(graph, Names.graph("cepa-2025"), VOID.triples.asNode())).isEqualTo(dump(Dump.N_QUADS, Lang.NQUADS).getGraph(Names.graph("cepa-2025")).size());
        assertThat(graph.find(Names.graph("cepa-2025"), node("http://purl.org/dc/terms/description"), Node.ANY).next().getObject().getLiteralLexicalForm()).contains("Report of a think tank");
        assertThat(objects(graph, node("https://schema.org/version"))).containsExactly(NodeFactory.createLiteralString(version()));
    }

    @Test
    void theStatisticsLeadToTheData() throws Exception {
        says("/.well-known/void", """
                <ROOT/.well-known/void> a void:DatasetDescription ; foaf:primaryTopic <> .
                <> a void:Dataset ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; void:sparqlEndpoint <ROOT/sparql> ; foaf:homepage <ROOT/> ; void:uriSpace "https://w3id.org/steppe/" ;
                  void:dataDump <ROOT/dump/steppe.nq.gz> , <ROOT/dump/steppe.trig.gz> , <ROOT/dump/steppe.ttl.gz> ; void:feature <http://www.w3.org/ns/formats/Turtle> ; void:vocabulary prov: ;
                  void:subset graph:cepa-2025 ; void:exampleResource document:astana-2024 .
                graph:cepa-2025 a void:Dataset .
                <https://www.wikidata.org/> a void:Dataset ; void:uriSpace "http://www.wikidata.org/entity/" .
                """);
        Graph graph = graph("/.well-known/void", RdfFormat.N_TRIPLES);
        assertThat(number(graph, Names.graph("cepa-2025"), VOID.triples.asNode())).isEqualTo(dump(Dump.N_QUADS, Lang.NQUADS).getGraph(Names.graph("cepa-2025")).size());
    }

    @Test
    void theServiceDescriptionTellsWhatTheEndpointCanDo() throws Exception {
        says("/sparql", """
                <ROOT/sparql#service> sd:supportedLanguage sd:SPARQL11Query ; sd:defaultDataset <ROOT/sparql#dataset> ; sd:availableGraphs <ROOT/sparql#graphs> ;
                  sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON> , <http://www.w3.org/ns/formats/SPARQL_Results_XML> , <http://www.w3.org/ns/formats/SPARQL_Results_CSV> ,
                    <http://www.w3.org/ns/formats/SPARQL_Results_TSV> , <http://www.w3.org/ns/formats/Turtle> , <http://www.w3.org/ns/formats/JSON-LD> .
                <ROOT/sparql#dataset> a sd:Dataset ; dcterms:source <> ; sd:defaultGraph <ROOT/sparql#default> ; sd:namedGraph <ROOT/sparql#graph/cepa-2025> .
                <ROOT/sparql#graphs> a sd:GraphCollection ; sd:namedGraph <ROOT/sparql#graph/cepa-2025> .
                <ROOT/sparql#graph/cepa-2025> a sd:NamedGraph ; sd:name graph:cepa-2025 ; sd:graph <ROOT/sparql#graph/cepa-2025.content> .
                <> dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; void:sparqlEndpoint <ROOT/sparql> .
                """);
        Graph graph = graph("/sparql", RdfFormat.N_TRIPLES);
        assertThat(number(graph, node(SERVICE.root() + "/sparql#graph/cepa-2025.content"), VOID.triples.asNode())).isEqualTo(dump(Dump.N_QUADS, Lang.NQUADS).getGraph(Names.graph("cepa-2025")).size());
    }

    /** What a person wrote was read, what was derived was written; and a document's graph leads to the document, by its digest. */
    @Test
    void theProvenanceOfTheGraphsTellsWhatTheBuildReadAndWrote() throws Exception {
        says("/provenance", """
                <> prov:wasGeneratedBy <provenance#build> ; prov:wasDerivedFrom graph:cepa-2025 , graph:ontology .
                <provenance#build> a prov:Activity ; prov:used graph:cepa-2025 ; prov:generated graph:derived\\/cepa-2025 ; prov:wasAssociatedWith <provenance#program> .
                graph:cepa-2025 prov:wasAttributedTo id:Steppe ; prov:hadPrimarySource document:cepa-2025 .
                graph:derived\\/cepa-2025 prov:wasGeneratedBy <provenance#build> ; rdfs:seeAlso <ROOT/provenance/cepa-2025> .
                document:cepa-2025 dcterms:title "Sino-Russian Relations in Central Asia"@en ; dcterms:creator id:NatashaKuhrt ; dcterms:publisher id:CEPA ; dcterms:issued "2025-05-13"^^xsd:date .
                document:different-truths-2025 prov:wasDerivedFrom document:conversation-2025 .
                """);
        Graph graph = graph("/provenance", RdfFormat.N_TRIPLES);
        assertThat(graph.contains(Names.document("cepa-2025"), Names.term("sha256"), Node.ANY)).isTrue();
        assertThat(objects(graph, node(PROV + "used"))).noneMatch(read -> read.getURI().startsWith(Names.GRAPH + "derived/"));
        assertThat(objects(graph, node(PROV + "generated"))).allMatch(written -> written.getURI().startsWith(Names.GRAPH + "derived/"));
    }

    /** @param turtle what is said there, among other things; ROOT is where the service is */
    private static void says(String path, String turtle) throws Exception {
        String prefixes = """
                BASE <https://w3id.org/steppe/>
                PREFIX dcat: <http://www.w3.org/ns/dcat#>
                PREFIX dcterms: <http://purl.org/dc/terms/>
                PREFIX document: <https://w3id.org/steppe/document/>
                PREFIX foaf: <http://xmlns.com/foaf/0.1/>
                PREFIX graph: <https://w3id.org/steppe/graph/>
                PREFIX id: <https://w3id.org/steppe/id/>
                PREFIX prov: <http://www.w3.org/ns/prov#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                PREFIX schema: <https://schema.org/>
                PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
                PREFIX void: <http://rdfs.org/ns/void#>
                PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                """;
        Graph graph = graph(path, RdfFormat.N_TRIPLES);
        List<Triple> expected = RDFParser.fromString(prefixes + turtle.replace("ROOT", SERVICE.root()), Lang.TURTLE).toGraph().stream().toList();
        assertThat(expected).isNotEmpty();
        assertThat(expected.stream().filter(triple -> !graph.contains(triple))).as("missing").isEmpty();
    }

    private static String version() {
        return SERVICE.engine().select(QueryFactory.create("SELECT ?v { <" + Names.BASE + "> <http://www.w3.org/2002/07/owl#versionInfo> ?v }"), Scope.all()).bindings().get(0).get("v").getLiteralLexicalForm();
    }

    @ParameterizedTest
    @EnumSource(Dump.class)
    void aDumpIsWholeAndItsChecksumRight(Dump dump) throws Exception {
        HttpResponse<byte[]> answer = bytes(dump.path());
        String sha256 = Texts.digest(answer.body());
        assertThat(SERVICE.get(dump.path() + ".sha256", "*/*").body()).isEqualTo(sha256 + "  " + dump.fileName() + "\n");
        assertThat(graph("/dataset", RdfFormat.TURTLE).contains(Node.ANY, Node.ANY, NodeFactory.createLiteralDT(sha256, org.apache.jena.datatypes.xsd.XSDDatatype.XSDhexBinary))).isTrue();
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"" + dump.fileName() + "\"");
        assertThat(answer.headers().firstValue("Repr-Digest")).hasValue("sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":");
        HttpRequest again = HttpRequest.newBuilder(URI.create(SERVICE.root() + dump.path())).header("If-None-Match", answer.headers().firstValue("ETag").orElseThrow()).build();
        assertThat(HTTP.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
        DatasetGraph read = dump(dump, RDFLanguages.filenameToLang("x." + dump.suffix()));
        DatasetGraph quads = dump(Dump.N_QUADS, Lang.NQUADS);
        if (dump == Dump.TURTLE) assertThat(union(read).isIsomorphicWith(union(quads))).isTrue();
        else assertThat(read.stream().count()).isEqualTo(quads.stream().count()).isGreaterThan(30_000);
    }

    /** Blank nodes get other labels whenever they are read; here the ontology has some. */
    @Test
    void theSameDataGiveTheSameNames() {
        Set<Triple> named = Set.copyOf(BlankNodes.named(ontology()));
        assertThat(named).isEqualTo(Set.copyOf(BlankNodes.named(ontology()))).anyMatch(triple -> triple.getSubject().isBlank());
        assertThat(named).hasSameSizeAs(ontology());
    }

    private static List<Triple> ontology() {
        return RDFParser.source("ontology/steppe.ttl").toGraph().stream().toList();
    }

    @Test
    void everySavedQuestionIsAnExample() throws Exception {
        Graph graph = graph("/.well-known/sparql-examples", RdfFormat.TURTLE);
        for (Question question : SERVICE.questions().all()) {
            Node example = node(SERVICE.root() + "/.well-known/sparql-examples/" + question.name());
            assertThat(graph.contains(example, RDF.type.asNode(), node(SH + "SPARQLSelectExecutable"))).as(question.name()).isTrue();
            Query query = QueryFactory.create(graph.find(example, node(SH + "select"), Node.ANY).next().getObject().getLiteralLexicalForm(), Syntax.syntaxSPARQL_11);
            assertThat(query).isEqualTo(question.query());
            assertThat(graph.find(example, node(SH + "parameter"), Node.ANY).toList()).hasSameSizeAs(question.parameters());
        }
        assertThat(SERVICE.get("/.well-known/sparql-examples/nothing", "text/turtle").statusCode()).isEqualTo(404);
    }

    @Test
    void whatDiffersIsDerivedFromTheDocumentsGraphs() throws Exception {
        Set<Node> from = graph("/provenance", RdfFormat.N_TRIPLES).find(Names.graph("derived/all"), node(PROV + "wasDerivedFrom"), Node.ANY).mapWith(Triple::getObject).toSet();
        assertThat(from).isEqualTo(Set.of(Names.graph("astana-2024"), Names.graph("cepa-2025"), Names.graph("conversation-2025"), Names.graph("different-truths-2025"),
                Names.graph("reference"), Names.graph("two-years-2024")));
    }

    @Test
    void whatASourceSaysDirectlyIsDerivedFromItAndFromWhatDecides() throws Exception {
        Set<Node> from = graph("/provenance", RdfFormat.N_TRIPLES).find(Names.graph("derived/cepa-2025"), node(PROV + "wasDerivedFrom"), Node.ANY).mapWith(Triple::getObject).toSet();
        assertThat(from).isEqualTo(Set.of(Names.graph("cepa-2025"), Names.graph("ontology"), Names.graph("curation")));
    }

    /** Each direct triple of each source rests on a claim of that very source, and nothing else is said to be one. */
    @Test
    void everyDirectTripleLeadsToItsClaims() throws Exception {
        DatasetGraph data = dump(Dump.N_QUADS, Lang.NQUADS);
        for (Node derived : graphNames().stream().filter(name -> name.getURI().startsWith(Names.GRAPH + "derived/")).filter(name -> !name.equals(Difference.GRAPH)).toList()) {
            String source = derived.getURI().substring((Names.GRAPH + "derived/").length());
            Graph provenance = graph("/provenance/" + source, RdfFormat.N_TRIPLES);
            Set<Triple> explained = new HashSet<>();
            for (Triple statement : provenance.find(Node.ANY, RDF.type.asNode(), RDF.Statement.asNode()).toList()) {
                explained.add(statement(provenance, statement.getSubject()));
                for (Triple from : provenance.find(statement.getSubject(), node(PROV + "wasDerivedFrom"), Node.ANY).toList()) {
                    assertThat(data.contains(Names.graph(source), from.getObject(), Names.term("subject"), Node.ANY)).isTrue();
                }
                assertThat(provenance.contains(statement.getSubject(), node(PROV + "wasDerivedFrom"), Node.ANY)).isTrue();
            }
            assertThat(explained).as(source).isEqualTo(direct(data.getGraph(derived)));
        }
        assertThat(SERVICE.get("/provenance/none", "text/turtle").statusCode()).isEqualTo(404);
    }

    /** From the triple to the claim, its words, its place, its document, and what that was made of. */
    @Test
    void theProvenanceLeadsToTheOriginal() throws Exception {
        Graph provenance = graph("/provenance/different-truths-2025", RdfFormat.N_TRIPLES);
        Node document = Names.document("different-truths-2025");
        Node claim = node(Names.CLAIM + "different-truths-2025-1018a");
        Node passage = node(document.getURI() + "#char=1018,1080");
        Node build = node(Names.BASE + "provenance#build");
        List<Triple> expected = List.of(Triple.create(claim, node(PROV + "wasDerivedFrom"), passage), Triple.create(claim, node(PROV + "hadPrimarySource"), document),
                Triple.create(passage, node(PROV + "wasQuotedFrom"), document), Triple.create(document, node(PROV + "wasDerivedFrom"), Names.document("conversation-2025")),
                Triple.create(document, RDFS.label.asNode(), NodeFactory.createLiteralLang("Different Truths 2025", "en")), Triple.create(build, RDF.type.asNode(), node(PROV + "Activity")));
        assertThat(expected).allMatch(provenance::contains);
        assertThat(provenance.contains(claim, RDFS.label.asNode(), Node.ANY)).isTrue();
        assertThat(provenance.find(Node.ANY, RDF.type.asNode(), RDF.Statement.asNode()).mapWith(Triple::getSubject).toList()).isNotEmpty()
                .allMatch(statement -> provenance.contains(statement, node(PROV + "wasGeneratedBy"), build));
    }

    /** Parsed back, it holds exactly the direct triples, each reified by the claims that the provenance gives it. */
    @ParameterizedTest
    @ValueSource(strings = {"ttl", "nt"})
    void directTriplesAreReifiedByTheirClaims(String suffix) throws Exception {
        HttpResponse<String> answer = SERVICE.get("/provenance/reference.reified." + suffix, "*/*");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("version=1.2");
        Graph reified = RDFParser.create().source(new StringReader(answer.body())).lang(suffix.equals("ttl") ? Lang.TURTLE : Lang.NTRIPLES).toGraph();
        Graph provenance = graph("/provenance/reference", RdfFormat.N_TRIPLES);
        Set<Triple> expected = new HashSet<>();
        for (Triple from : provenance.find(Node.ANY, node(PROV + "wasDerivedFrom"), Node.ANY).filterKeep(from -> provenance.contains(from.getSubject(), RDF.type.asNode(), RDF.Statement.asNode())).toList()) {
            expected.add(Triple.create(from.getObject(), node(RDF.getURI() + "reifies"), NodeFactory.createTripleTerm(statement(provenance, from.getSubject()))));
        }
        Set<Triple> found = reified.find(Node.ANY, node(RDF.getURI() + "reifies"), Node.ANY).toSet();
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(50);
        for (Triple triple : found) assertThat(reified.contains(triple.getObject().getTriple())).as(triple.toString()).isTrue();
        assertThat(reified.contains(Node.ANY, RDF.type.asNode(), RDF.Statement.asNode())).as("the reification of RDF 1.1").isFalse();
        assertThat(SERVICE.get("/provenance/reference", "text/turtle").headers().allValues("Link").toString()).contains("</provenance/reference.reified.ttl>; rel=\"alternate\"");
        assertThat(SERVICE.get("/provenance/reference.reified.jsonld", "*/*").statusCode()).isEqualTo(404);
        assertThat(SERVICE.get("/provenance/none.reified.ttl", "*/*").statusCode()).isEqualTo(404);
    }

    /** Neither of a period, nor the part that a thing plays. */
    private static Set<Triple> direct(Graph derived) {
        Set<Node> periods = derived.find(Node.ANY, RDF.type.asNode(), Node.ANY).mapWith(Triple::getSubject).toSet();
        return derived.stream().filter(triple -> !periods.contains(triple.getSubject()) && !triple.predicateMatches(Names.term("appearsAs"))).collect(Collectors.toSet());
    }

    private static Triple statement(Graph graph, Node statement) {
        List<Node> parts = Stream.of(RDF.subject, RDF.predicate, RDF.object).map(part -> graph.find(statement, part.asNode(), Node.ANY).next().getObject()).toList();
        return Triple.create(parts.get(0), parts.get(1), parts.get(2));
    }

    /** The model's own requirements (Web Annotation Data Model, sections 3, 4 and 5). */
    @Test
    void everyClaimOfADocumentIsAnAnnotationOfItsText() throws Exception {
        HttpResponse<String> answer = SERVICE.get("/document/cepa-2025.annotations.jsonld", "*/*");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("profile=\"http://www.w3.org/ns/anno.jsonld\"");
        JsonObject collection = JSON.parse(answer.body());
        assertThat(collection.getString("@context")).isEqualTo("http://www.w3.org/ns/anno.jsonld");
        assertThat(collection.getString("rights")).startsWith("https://creativecommons.org/");
        List<JsonObject> items = new ArrayList<>();
        collection.getObj("first").get("items").getAsArray().forEach(item -> items.add(item.getAsObject()));
        assertThat(items).hasSize(number(collection, "total")).hasSizeGreaterThan(400);
        assertThat(items).extracting(item -> words(item) + " " + item.getObj("target").getString("source") + "#char=" + number(item.getObj("target").getObj("selector"), "start") + ","
                + number(item.getObj("target").getObj("selector"), "end")).containsExactlyInAnyOrderElementsOf(claims("cepa-2025"));
        assertThat(items).as("in the order of the text").isSortedAccordingTo(Comparator.comparing(item -> number(item.getObj("target").getObj("selector"), "start")));
        for (JsonObject item : items) {
            assertThat(item.getString("type")).isEqualTo("Annotation");
            JsonObject selector = item.getObj("target").getObj("selector");
            String claim = item.get("body").getAsArray().get(1).getAsObject().getString("source");
            assertThat(selector.getString("type")).isEqualTo("TextPositionSelector");
            assertThat(number(selector, "start")).isLessThan(number(selector, "end"));
            assertThat(claim).startsWith(Names.CLAIM + "cepa-2025-" + number(selector, "start"));
            assertThat(item.getString("rights")).startsWith("https://creativecommons.org/");
            assertThat(item.getObj("target").getString("language")).isEqualTo("en");
            assertThat(item.get("body").getAsArray().get(0).getAsObject().getString("language")).isEqualTo("en");
            assertThat(item.get("body").getAsArray().get(1).getAsObject().getString("purpose")).isEqualTo("identifying");
        }
        assertThat(SERVICE.get("/document/none.annotations.jsonld", "*/*").statusCode()).isEqualTo(404);
    }

    private static String words(JsonObject item) {
        return item.get("body").getAsArray().get(0).getAsObject().getString("value");
    }

    /** What each claim of a document says, and the passage that it stands on. */
    private static List<String> claims(String document) {
        String query = "SELECT ?label ?passage { ?claim <%1$sdocument> <%2$s> ; <%1$spassage> ?passage ; <http://www.w3.org/2000/01/rdf-schema#label> ?label }".formatted(Names.ONTOLOGY, Names.document(document));
        return SERVICE.engine().select(QueryFactory.create(query), Scope.all()).bindings().stream().map(row -> row.get("label").getLiteralLexicalForm() + " " + row.get("passage").getURI()).toList();
    }

    /** Another endpoint is asked in text, and what a stranger wrote must not get into it. */
    @ParameterizedTest
    @ValueSource(strings = {"cepa-2025> } #", "a b", "<x"})
    void aNameThatIsNoneIsNotAskedFor(String name) {
        RemoteEngine other = new RemoteEngine(SERVICE.root() + "/sparql");
        Descriptions descriptions = new Descriptions(other, new Dumps(other), true);
        assertThat(List.of(new Annotations(other).of(name, SERVICE.root()), descriptions.provenance(name, RdfFormat.TURTLE), descriptions.reified(name, RdfFormat.TURTLE)))
                .allSatisfy(reply -> assertThat(reply).isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status()).isEqualTo(404)));
    }

    /** Whoever compares two dumps line by line, or keeps them, finds only what has changed. */
    @Test
    void theLinesOfAGraphAreInOrder() throws Exception {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(Dump.N_QUADS.path()).body()))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(lines.stream().map(PublishingTest::graphOf).distinct()).isSorted().hasSameElementsAs(graphNames().stream().map(name -> "<" + name + "> .").toList());
            for (String document : List.of("cepa-2025", "reference")) {
                assertThat(lines.stream().filter(line -> graphOf(line).equals("<" + Names.graph(document) + "> ."))).isNotEmpty().isSorted();
            }
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(Dump.TURTLE.path()).body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("PREFIX "))).isNotEmpty().isSorted();
        }
    }

    private static String graphOf(String line) {
        return line.substring(line.lastIndexOf(" <") + 1);
    }

    @Test
    void aDocumentsGraphsAreKeptApart() throws Exception {
        for (QuadFormat format : QuadFormat.values()) {
            HttpResponse<String> answer = SERVICE.get("/graph/cepa-2025", format.mediaType());
            assertThat(answer.headers().firstValue("Content-Location")).hasValue("/graph/cepa-2025." + format.suffix());
            assertThat(SERVICE.get("/graph/cepa-2025." + format.suffix(), "text/html").body()).isEqualTo(answer.body());
            DatasetGraph read = DatasetGraphFactory.create();
            RDFParser.create().source(new StringReader(answer.body())).lang(RDFLanguages.contentTypeToLang(format.mediaType())).parse(read);
            DatasetGraph all = dump(Dump.N_QUADS, Lang.NQUADS);
            for (String name : List.of("cepa-2025", "derived/cepa-2025")) assertThat(read.getGraph(Names.graph(name)).isIsomorphicWith(all.getGraph(Names.graph(name)))).isTrue();
            assertThat(read.listGraphNodes()).toIterable().hasSize(2);
        }
        assertThat(SERVICE.get("/graph/cepa-2025.ttl", "*/*").headers().allValues("Link").toString()).contains("</graph/cepa-2025.trig>; rel=\"alternate\"");
        assertThat(SERVICE.get("/graph/none.trig", "*/*").statusCode()).isEqualTo(404);
    }

    /** The reader gets the context from the service, as any client would. */
    @ParameterizedTest
    @ValueSource(strings = {"/id/SCO.jsonld", "/claim/cepa-2025-107a.jsonld", "/document/different-truths-2025.jsonld", "/dataset.jsonld", "/claim/two-years-2024-367c.jsonld"})
    void jsonRefersToThePublishedContextIfItIsAskedTo(String path) throws Exception {
        String profile = "application/ld+json;profile=\"" + SERVICE.root() + "/context.jsonld\"";
        HttpResponse<String> answer = SERVICE.get(path, profile);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", "")).startsWith(profile);
        assertThat(JSON.parse(answer.body()).getString("@context")).isEqualTo(SERVICE.root() + "/context.jsonld");
        Graph read = GraphMemFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(answer.body())).lang(Lang.JSONLD).base(SERVICE.root() + path).parse(read);
        assertThat(read.isIsomorphicWith(graph(path, RdfFormat.JSON_LD))).isTrue();
        assertThat(JSON.parse(SERVICE.get(path, "application/ld+json").body()).get("@context").isObject()).as("else it is within").isTrue();
        assertThat(answer.headers().firstValue("ETag")).isNotEqualTo(SERVICE.get(path, "application/ld+json").headers().firstValue("ETag"));
    }

    /** A value may be whole or not; a note is in some language. */
    @ParameterizedTest
    @CsvSource({"from, http://www.w3.org/2001/XMLSchema#date", "negated, http://www.w3.org/2001/XMLSchema#boolean", "memberOf, @id", "foundAs, @id", "value,", "note,", "when,", "coauthored,"})
    void aPropertyWithValuesOfOneKindHasTheirTypeInTheContext(String property, String type) throws Exception {
        JsonObject context = JSON.parse(SERVICE.get("/context.jsonld", "*/*").body()).getObj("@context");
        assertThat(context.hasKey(property) ? context.getObj(property).getString("@type") : null).isEqualTo(type);
    }

    /** RFC 9110, section 5.3: a list may be in several lines. */
    @Test
    void theProfileMayBeInTheSecondLine() throws Exception {
        String profile = "application/ld+json;profile=\"" + SERVICE.root() + "/context.jsonld\"";
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVICE.root() + "/id/SCO.jsonld")).header("Accept", "text/turtle;q=0.1").header("Accept", profile).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(JSON.parse(answer.body()).getString("@context")).isEqualTo(SERVICE.root() + "/context.jsonld");
    }

    /** Whatever a stranger writes there: a pattern that tried each beginning with each end took a second for eight thousand characters. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/ld+json;profile="https://example.org/context.jsonld"                    | true
            text/html, application/ld+json ; q=0.5 ; profile=https://example.org/context.jsonld | true
            application/ld+json;profile="https://example.org/other.jsonld"                      | false
            text/turtle;profile="https://example.org/context.jsonld"                            | false
            application/ld+json                                                                 | false
            """)
    void theProfileIsReadInOneGo(String accept, boolean asked) {
        assertThat(JsonContext.isAskedFor(accept)).isEqualTo(asked);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> JsonContext.isAskedFor("application/ld+json;profile=/context.".repeat(3000)))).isFalse();
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> JsonContext.isAskedFor("application/ld+json;profile=".repeat(3000)))).isFalse();
    }

    @Test
    void whatManyAskForAtOnceIsMadeOnce() throws Exception {
        Latest<String, Object> latest = new Latest<>(SERVICE.engine());
        CountDownLatch asking = new CountDownLatch(1);
        Set<Object> made = ConcurrentHashMap.newKeySet();
        List<Thread> many = Stream.generate(() -> new Thread(() -> made.add(latest.get("key", key -> {
            try {
                asking.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Object();
        })))).limit(4).toList();
        many.forEach(Thread::start);
        for (Thread each : many) each.join();
        assertThat(made).hasSize(1).containsExactly(latest.get("key", key -> new Object()));
    }

    /** A server that takes new data each hour would fill the disk. */
    @Test
    void dumpsGoWithTheirData() {
        Dumps dumps = new Dumps(SERVICE.engine());
        List<Path> files = Stream.of(Dump.values()).map(dumps::file).toList();
        assertThat(files).doesNotHaveDuplicates().allMatch(Files::exists).isEqualTo(Stream.of(Dump.values()).map(dumps::file).toList());
        dumps.close();
        assertThat(files).noneMatch(Files::exists);
    }

    @Test
    void crawlersFindThePages() throws Exception {
        String robots = SERVICE.get("/robots.txt", "*/*").body();
        assertThat(robots).contains("Sitemap: " + SERVICE.root() + "/sitemap.xml");
        List<String> pages = java.util.regex.Pattern.compile("<loc>([^<]*)</loc>").matcher(SERVICE.get("/sitemap.xml", "*/*").body()).results().map(found -> found.group(1)).toList();
        assertThat(pages).hasSizeGreaterThan(1000).doesNotHaveDuplicates().noneMatch(page -> page.contains("#")).contains(SERVICE.root() + "/id/SCO.html", SERVICE.root() + "/question/members-of-both");
        for (int i = 0; i < pages.size(); i += pages.size() / 40) assertThat(status(pages.get(i))).as(pages.get(i)).isEqualTo(200);
    }

    /** The address of the service is its operator's. */
    @Test
    void theSitemapIsXmlWhateverTheAddress() {
        String xml = new String(new Crawling(SERVICE.engine(), SERVICE.questions()).sitemap("https://example.org/a&b").body(), StandardCharsets.UTF_8);
        assertThat(xml).contains("<loc>https://example.org/a&amp;b/id/SCO.html</loc>").doesNotContain("a&b");
    }

    /** Who runs in a browser may read it; and what is chosen by the Accept header says so. */
    @ParameterizedTest
    @CsvSource({"/, true", "/sparql, true", "/dataset, true", "/.well-known/void, true", "/provenance/reference, true", "/graph/cepa-2025, true", "/.well-known/sparql-examples, true",
        "/dataset.ttl, false", "/graph/cepa-2025.trig, false", "/dump/steppe.nq.gz.sha256, false", "/context.jsonld, false", "/sitemap.xml, false"})
    void itIsOpenAndSaysWhatItIsChosenBy(String path, boolean chosen) throws Exception {
        HttpResponse<String> answer = SERVICE.get(path, "application/trig, text/turtle;q=0.5, */*;q=0.1");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(List.of(answer.headers().firstValue("Vary").orElse("").split(", ")).contains("Accept")).isEqualTo(chosen);
    }

    @Test
    void whatMayBeAskedIsSaid() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVICE.root() + "/dataset")).method("OPTIONS", BodyPublishers.noBody()).build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void aGraphIsAPageForPeopleAndWhatItsNameSays() throws Exception {
        assertThat(type("/graph/cepa-2025", "text/html, application/trig;q=0.5")).startsWith("text/html");
        assertThat(type("/graph/cepa-2025", "text/html;q=0.5, application/trig")).startsWith("application/trig");
        assertThat(type("/graph/cepa-2025.ttl", "application/trig")).startsWith("text/turtle");
        assertThat(type("/graph/cepa-2025.html", "application/trig")).startsWith("text/html");
        assertThat(SERVICE.get("/graph/none", "text/html").headers().allValues("Link").toString()).doesNotContain(".trig");
    }

    private static String type(String path, String accept) throws Exception {
        return SERVICE.get(path, accept).headers().firstValue("Content-Type").orElseThrow();
    }

    @Test
    void theNameOfASourceAddsNoLink() throws Exception {
        HttpResponse<String> answer = SERVICE.get("/provenance/none%3E;%20rel=next,%20%3Cx", "text/turtle");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().allValues("Link").toString()).contains("</provenance/nonerelnextx.reified.ttl>").doesNotContain("rel=next");
    }

    @Test
    void aDumpIsAskedForAgainAndLeadsToItsChecksum() throws Exception {
        HttpResponse<byte[]> answer = bytes(Dump.TURTLE.path());
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.headers().allValues("Link").toString()).contains("</dump/steppe.ttl.gz.sha256>; rel=\"describedby\"");
    }

    /** Each address has its own, and nobody is sent to an endpoint that is not open. */
    @Test
    void descriptionsAreOfTheAddressThatIsAsked() {
        Dumps dumps = new Dumps(SERVICE.engine());
        Descriptions open = new Descriptions(SERVICE.engine(), dumps, true);
        Descriptions closed = new Descriptions(SERVICE.engine(), dumps, false);
        assertThat(statistics(open, "https://a.example")).contains("https://a.example/sparql").doesNotContain("https://b.example");
        assertThat(statistics(open, "https://b.example")).contains("https://b.example/sparql").doesNotContain("https://a.example");
        assertThat(statistics(closed, "https://a.example")).contains("https://a.example").doesNotContain("https://a.example/sparql>");
    }

    private static String statistics(Descriptions descriptions, String root) {
        return new String(((Representation) descriptions.of(Subject.STATISTICS, root, RdfFormat.N_TRIPLES)).body(), StandardCharsets.UTF_8);
    }

    private static Graph graph(String path, RdfFormat format) throws Exception {
        HttpResponse<String> answer = SERVICE.get(path, format.mediaType());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(format.mediaType());
        Graph graph = GraphMemFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(answer.body())).lang(RDFLanguages.contentTypeToLang(format.mediaType())).base(SERVICE.root() + path).parse(graph);
        return graph;
    }

    private static DatasetGraph dump(Dump dump, Lang lang) throws Exception {
        DatasetGraph dataset = DatasetGraphFactory.create();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(dump.path()).body()))) {
            RDFParser.create().source(in).lang(lang).parse(dataset);
        }
        return dataset;
    }

    private static Graph union(DatasetGraph dataset) {
        Graph union = GraphMemFactory.createDefaultGraph();
        dataset.stream().forEach(quad -> union.add(quad.asTriple()));
        return union;
    }

    private static Set<Node> graphNames() {
        return SERVICE.engine().select(QueryFactory.create("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"), Scope.all()).bindings().stream().map(row -> row.get("g")).collect(Collectors.toSet());
    }

    private static Set<Node> objects(Graph graph, Node property) {
        return graph.find(Node.ANY, property, Node.ANY).mapWith(Triple::getObject).toSet();
    }

    private static int number(Graph graph, Node subject, Node property) {
        return Integer.parseInt(graph.find(subject, property, Node.ANY).next().getObject().getLiteralLexicalForm());
    }

    private static int number(JsonObject object, String key) {
        return object.get(key).getAsNumber().value().intValue();
    }

    private static HttpResponse<byte[]> bytes(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(SERVICE.root() + path)).build(), BodyHandlers.ofByteArray());
    }

    private static int status(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding()).statusCode();
    }

    private static Node node(String iri) {
        return NodeFactory.createURI(iri);
    }
}
