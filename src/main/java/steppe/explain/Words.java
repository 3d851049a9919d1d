package steppe.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOfBase;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.model.Names;
import steppe.web.Label;

/** Terms, patterns, paths and expressions in English. */
final class Words {
    private static final Map<String, String> BETWEEN = Map.ofEntries(Map.entry("=", "is"), Map.entry("!=", "is not"), Map.entry("<", "is less than"), Map.entry("<=", "is at most"),
            Map.entry(">", "is greater than"), Map.entry(">=", "is at least"), Map.entry("&&", "and"), Map.entry("||", "or"), Map.entry("+", "plus"), Map.entry("-", "minus"),
            Map.entry("*", "times"), Map.entry("/", "divided by"), Map.entry("contains", "contains"), Map.entry("strstarts", "starts with"), Map.entry("strends", "ends with"),
            Map.entry("langmatches", "is of the language"));
    private static final Map<String, String> BEFORE = Map.of("lang", "the language of ", "year", "the year of ", "month", "the month of ", "day", "the day of ", "str", "", "lcase", "", "ucase", "",
            "datatype", "the datatype of ", "strlen", "the length of ");
    private static final Set<String> NOUNS = Set.of("status", "basis of the date");
    private static final String STATE = "(?:affiliated|allied|aligned|located|isolated|harmonised|licensed|based|published|interested|concerned|active|party|part|office|model|associate|partner|rival|member|observer|dialogue|leading"
            + "|sub-event|about|within|between|from|until|when|where|depicted|attributed|affected|caused)\\b.*|.* by";
    private static final int SHOWN = 5;

    private final Map<Node, Label> labels;

    Words(Map<Node, Label> labels) {
        this.labels = labels;
    }

    String of(Node node) {
        if (node.isVariable()) return Var.isBlankNodeVar(node) || Var.isAllocVar(node) ? "something" : "?" + node.getName();
        if (node.isLiteral()) return node.getLiteralLanguage().isEmpty() && !node.getLiteralDatatypeURI().endsWith("#string") ? node.getLiteralLexicalForm() : "“" + node.getLiteralLexicalForm() + "”";
        Label label = labels.get(node);
        return label == null ? node.isURI() ? Names.shorten(node) : "something" : label.text();
    }

    String of(TriplePath pattern) {
        String verb = pattern.isTriple() ? verb(pattern.getPredicate()) : verb(pattern.getPath());
        boolean type = pattern.isTriple() && RDF.type.asNode().equals(pattern.getPredicate()) && pattern.getObject().isURI();
        return of(pattern.getSubject()) + " " + (type ? "is " + article(of(pattern.getObject())) : verb + " " + of(pattern.getObject()));
    }

    private static String article(String noun) {
        return (noun.matches("(?i)[aeiou].*") ? "an " : "a ") + noun;
    }

    private String verb(Node property) {
        if (property.isVariable()) return "has any relation (" + of(property) + ") to";
        if (RDF.type.asNode().equals(property)) return "is of the class";
        if (RDFS.label.asNode().equals(property) || SKOS.prefLabel.asNode().equals(property)) return "is called";
        String label = of(property);
        if (label.matches(STATE)) return "is " + label;
        String first = label.split("[ -]", -1)[0];
        boolean verb = first.matches(".*(?:s|ed)") && !NOUNS.contains(label) || label.matches(".* (?:of|for|in|on)");
        return verb ? label : "has the " + label;
    }

    private String verb(Path path) {
        return path instanceof P_Link link ? verb(link.getNode()) : "leads by “" + of(path) + "” to";
    }

    private String of(Path path) {
        if (path instanceof P_Link link) return of(link.getNode());
        if (path instanceof P_Seq sequence) return of(sequence.getLeft()) + ", then " + of(sequence.getRight());
        if (path instanceof P_Alt choice) return of(choice.getLeft()) + " or " + of(choice.getRight());
        if (path instanceof P_Inverse inverse) return of(inverse.getSubPath()) + " backwards";
        if (path instanceof P_NegPropSet set) return "anything but " + set.getNodes().stream().map(node -> of(node.getNode())).collect(Collectors.joining(" and "));
        if (path instanceof P_ZeroOrOne optional) return "at most one step of " + of(optional.getSubPath());
        if (path instanceof P_OneOrMore1 many) return "one or more steps of " + of(many.getSubPath());
        return path instanceof P_Path1 any ? "any number of steps of " + of(any.getSubPath()) : path.toString();
    }

    String of(Expr expr) {
        if (expr.isVariable()) return of(expr.asVar());
        if (expr instanceof NodeValue value) return of(value.asNode());
        if (expr instanceof ExprAggregator aggregator) return of(aggregator.getAggregator());
        if (expr instanceof E_LogicalNot not && not.getArg() instanceof E_Bound bound) return of(bound.getArg()) + " has no value";
        if (expr instanceof E_LogicalNot not) return "not (" + of(not.getArg()) + ")";
        if (expr instanceof E_Bound bound) return of(bound.getArg()) + " has a value";
        if (expr instanceof ExprFunctionOp exists) return (exists instanceof E_Exists ? "there is a" : "there is no") + " match of a further pattern";
        if (expr instanceof E_OneOfBase list) return of(list.getLHS()) + (list instanceof E_NotOneOf ? " is none of " : " is one of ") + list(list.getRHS().getList().stream().map(this::of).toList());
        return expr instanceof ExprFunction function ? function(function) : expr.toString();
    }

    private String function(ExprFunction function) {
        String name = name(function);
        if (function instanceof ExprFunction2 two && BETWEEN.containsKey(name)) return inner(two.getArg1()) + " " + BETWEEN.get(name) + " " + inner(two.getArg2());
        if (function instanceof ExprFunction1 one && BEFORE.containsKey(name)) return BEFORE.get(name) + of(one.getArg());
        String arguments = function.getArgs().stream().map(this::of).collect(Collectors.joining(", "));
        return name.equals("regex") ? function.getArgs().size() > 1 ? of(function.getArg(1)) + " matches " + of(function.getArg(2)) : name : name.toUpperCase(java.util.Locale.ROOT) + "(" + arguments + ")";
    }

    private static String name(ExprFunction function) {
        String symbol = function.getOpName() == null ? function.getFunctionSymbol().getSymbol() : function.getOpName();
        String iri = function.getFunctionIRI();
        return iri == null ? symbol.toLowerCase(java.util.Locale.ROOT) : Names.local(iri).toLowerCase(java.util.Locale.ROOT);
    }

    private String inner(Expr expr) {
        boolean mixed = expr instanceof ExprFunction2 two && Set.of("&&", "||").contains(name(two));
        return mixed ? "(" + of(expr) + ")" : of(expr);
    }

    private String of(Aggregator aggregator) {
        String of = aggregator.getExprList() == null || aggregator.getExprList().isEmpty() ? "rows" : aggregator.getExprList().getList().stream().map(this::of).collect(Collectors.joining(", "));
        String name = aggregator.getName().toLowerCase(java.util.Locale.ROOT);
        String distinct = aggregator.toString().toLowerCase(java.util.Locale.ROOT).contains("distinct") ? "different " : "";
        return switch (name) {
            case "count" -> "the number of " + distinct + of;
            case "sum" -> "the sum of " + of;
            case "min" -> "the least " + of;
            case "max" -> "the greatest " + of;
            case "avg" -> "the average of " + of;
            case "sample" -> "some " + of;
            default -> "all " + distinct + of + " in one text";
        };
    }

    /** "a, b or c", cut short. */
    static String list(List<String> all) {
        if (all.size() > SHOWN) return String.join(", ", all.subList(0, SHOWN)) + " and " + (all.size() - SHOWN) + " more";
        if (all.size() < 2) return String.join("", all);
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.get(all.size() - 1);
    }

    static String and(List<String> all) {
        if (all.size() < 2) return String.join("", all);
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}
