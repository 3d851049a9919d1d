package steppe.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import steppe.model.Names;

/** What a parameter of a saved question takes, how it is written in a URL, and which RDF term it becomes. */
public enum ParameterType {
    IRI("a name such as SCO, a prefixed name or an absolute IRI", "SCO", ParameterType::iri, Node::isURI),
    DATE("a date written yyyy-mm-dd", "2025-06-30", ParameterType::date, literal(XSDDatatype.XSDdate)),
    STRING("a text", "railway", ParameterType::string, literal(XSDDatatype.XSDstring)),
    INTEGER("a whole number", "2024", number("[+-]?\\d{1,18}", XSDDatatype.XSDinteger), literal(XSDDatatype.XSDinteger)),
    DECIMAL("a number", "2.5", number("[+-]?\\d{1,18}(\\.\\d{1,18})?", XSDDatatype.XSDdecimal), literal(XSDDatatype.XSDdecimal));

    private static final Pattern LOCAL_NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*");
    private static final Pattern NOT_IN_IRI = Pattern.compile("[\\x00-\\x20<>\"{}|^`\\\\\\x7f-\\x9f]");

    private final String expected;
    private final String example;
    private final Function<String, Optional<Node>> parser;
    private final Predicate<Node> instance;

    ParameterType(String expected, String example, Function<String, Optional<Node>> parser, Predicate<Node> instance) {
        this.expected = expected;
        this.example = example;
        this.parser = parser;
        this.instance = instance;
    }

    static Optional<ParameterType> named(String name) {
        for (ParameterType type : values()) {
            if (type.toString().equals(name)) return Optional.of(type);
        }
        return Optional.empty();
    }

    /** For messages: "a date written yyyy-mm-dd". */
    public String expected() {
        return expected;
    }

    public String example() {
        return example;
    }

    /** The term that a text stands for, or nothing if it is not of this type; never a term that could change a query. */
    Optional<Node> parse(String text) {
        return parser.apply(text);
    }

    /** Whether the text stands for a term of this type. */
    public boolean reads(String text) {
        return parse(text).isPresent();
    }

    public boolean accepts(Node node) {
        return instance.test(node);
    }

    /** The shortest text that {@link #parse} turns into this term again: for URLs and form values. */
    public static String write(Node node) {
        if (node.isLiteral()) return node.getLiteralLexicalForm();
        String uri = node.getURI();
        String name = uri.startsWith(Names.ID) ? uri.substring(Names.ID.length()) : "";
        if (LOCAL_NAME.matcher(name).matches()) return name;
        return Names.prefixes().shortForm(uri);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Node> iri(String text) {
        String uri = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        if (LOCAL_NAME.matcher(uri).matches()) return Optional.of(Names.thing(uri));
        String expanded = Names.prefixes().expandPrefix(uri);
        return isSafe(expanded) ? Optional.of(NodeFactory.createURI(expanded)) : Optional.empty();
    }

    // Jena prints IRIs as they are: one with ">" in it would end the IRI in the printed query.
    private static boolean isSafe(String uri) {
        if (NOT_IN_IRI.matcher(uri).find()) return false;
        try {
            IRIx iri = IRIx.create(uri);
            return iri.isReference() && !iri.hasViolations();
        } catch (IRIException e) {
            return false;
        }
    }

    private static Optional<Node> date(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) return Optional.empty();
        try {
            LocalDate.parse(text);
            return Optional.of(NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Node> string(String text) {
        return Optional.of(NodeFactory.createLiteralString(text));
    }

    private static Function<String, Optional<Node>> number(String pattern, XSDDatatype type) {
        Pattern form = Pattern.compile(pattern);
        return text -> form.matcher(text).matches()
                ? Optional.of(NodeFactory.createLiteralDT(new BigDecimal(text).toPlainString(), type))
                : Optional.empty();
    }

    private static Predicate<Node> literal(XSDDatatype type) {
        return node -> node.isLiteral() && node.getLiteralDatatype().equals(type) && node.getLiteral().isWellFormed();
    }
}
