package steppe.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import steppe.model.Names;
import steppe.query.Parameter;
import steppe.query.ParameterType;
import steppe.query.Question;
import steppe.query.SavedQuestions;
import steppe.web.HttpProblem;
import steppe.web.RdfFormat;
import steppe.web.RdfWriter;
import steppe.web.Reply;
import steppe.web.Representation;

/**
 * The saved questions in the vocabulary of the Swiss Institute of Bioinformatics for example queries: SHACL executables
 * (SHACL, section 5.1, and SHACL Advanced Features, section 5), with their parameters.
 */
final class Examples {
    static final String PATH = "/.well-known/sparql-examples";
    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final String SCHEMA = "https://schema.org/";
    private static final Map<ParameterType, Node> DATATYPES = Map.of(ParameterType.DATE, XSD.date.asNode(), ParameterType.STRING, XSD.xstring.asNode(),
            ParameterType.INTEGER, XSD.integer.asNode(), ParameterType.DECIMAL, XSD.decimal.asNode());
    private final SavedQuestions questions;
    private final boolean sparql;

    Examples(SavedQuestions questions, boolean sparql) {
        this.questions = questions;
        this.sparql = sparql;
    }

    /** All of them, or one. */
    Reply write(Optional<String> name, String root, RdfFormat format, String version) {
        List<Question> chosen = name.map(it -> questions.find(it).stream().toList()).orElseGet(questions::all);
        if (chosen.isEmpty()) return HttpProblem.notFound("There is no question '" + name.orElse("") + "'. The list of all is at " + PATH + ".");
        Description description = new Description(root, GraphMemFactory.createDefaultGraph());
        description.addPrefixes();
        chosen.forEach(description::add);
        byte[] body = RdfWriter.write(NodeFactory.createURI(root + PATH), description.graph(), format.syntax());
        return Representation.of(version, format.mediaType() + "; charset=utf-8", body);
    }

    private final class Description {
        private final String root;
        private final Graph graph;

        Description(String root, Graph graph) {
            this.root = root;
            this.graph = graph;
        }

        Graph graph() {
            return graph;
        }

        /** For the tools that put prefixes before a query that has none; ours have them all. */
        void addPrefixes() {
            Node prefixes = node("#prefixes");
            put(prefixes, RDF.type.asNode(), OWL.Ontology.asNode());
            Names.prefixes().getNsPrefixMap().forEach((prefix, namespace) -> {
                Node declaration = node("#prefix-" + prefix);
                put(prefixes, sh("declare"), declaration);
                put(declaration, sh("prefix"), text(prefix));
                put(declaration, sh("namespace"), NodeFactory.createLiteralDT(namespace, XSDDatatype.XSDanyURI));
            });
        }

        void add(Question question) {
            Node example = node("/" + question.name());
            put(example, RDF.type.asNode(), sh("SPARQLExecutable"));
            put(example, RDF.type.asNode(), sh("SPARQLSelectExecutable"));
            put(example, sh("prefixes"), node("#prefixes"));
            put(example, RDFS.label.asNode(), english(question.title()));
            put(example, RDFS.comment.asNode(), english(comment(question)));
            put(example, sh("select"), text(question.query(question.defaults())));
            put(example, schema("keywords"), english(question.theme()));
            put(example, RDFS.seeAlso.asNode(), NodeFactory.createURI(root + "/question/" + question.name()));
            if (sparql) put(example, schema("target"), NodeFactory.createURI(root + "/sparql"));
            List<Parameter> parameters = question.parameters();
            for (int i = 0; i < parameters.size(); i++) add(example, question, parameters.get(i), i);
        }

        private void add(Node example, Question question, Parameter parameter, int order) {
            Node it = node("/" + question.name() + "#" + parameter.name());
            put(example, sh("parameter"), it);
            put(it, RDF.type.asNode(), sh("Parameter"));
            put(it, sh("path"), node("#" + parameter.name()));
            put(it, sh("varName"), text(parameter.name()));
            put(it, sh("name"), english(parameter.label()));
            put(it, sh("order"), NodeFactory.createLiteralDT(Integer.toString(order), XSDDatatype.XSDinteger));
            put(it, sh("optional"), NodeFactory.createLiteralDT(Boolean.toString(parameter.optional()), XSDDatatype.XSDboolean));
            if (!parameter.multiple()) put(it, sh("maxCount"), NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger));
            Node type = DATATYPES.get(parameter.type());
            put(it, type == null ? sh("nodeKind") : sh("datatype"), type == null ? sh("IRI") : type);
            parameter.defaults().forEach(value -> put(it, sh("defaultValue"), value));
        }

        private Node node(String local) {
            return NodeFactory.createURI(root + PATH + local);
        }

        private void put(Node subject, Node property, Node object) {
            graph.add(subject, property, object);
        }
    }

    /** What the question asks, as a sentence, and what the reader should know of the answer. */
    private static String comment(Question question) {
        StringBuilder sentence = new StringBuilder();
        question.sentence().forEach(part -> sentence.append(part.parameter().map(parameter -> parameter.label()).orElse(part.text())));
        return question.summary().isBlank() ? sentence.toString() : sentence + " " + question.summary();
    }

    private static Node sh(String name) {
        return NodeFactory.createURI(SH + name);
    }

    private static Node schema(String name) {
        return NodeFactory.createURI(SCHEMA + name);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static Node english(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }
}
