package steppe.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes SPARQL 1.1 queries by its grammar (section 19.8), over names that the graph knows, so that many have answers. */
final class Grammar {
    private static final String PROLOGUE = "PREFIX : <https://w3id.org/steppe/ontology#> PREFIX id: <https://w3id.org/steppe/id/> "
            + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
    private static final List<String> VARIABLES = List.of("?a", "?b", "?c", "?d");
    private static final List<String> THINGS = List.of("id:SCO", "id:CSTO", "id:EAEU", "id:Kazakhstan", "id:Uzbekistan", "id:China", "id:Russia", "id:Nobody");
    private static final List<String> PROPERTIES = List.of(":memberOf", ":subject", ":object", ":predicate", ":modality", ":when", "rdfs:label", "a", ":affiliatedTo", ":speaker", ":nothing");
    private static final List<String> LITERALS = List.of("\"Kazakhstan\"", "\"rail\"@en", "2024", "-1.5", "1e3", "true", "\"2024-07-04\"^^xsd:date", "\"\"", "'''a\nb'''", "\"\\u0416\"", "\"(\"");
    private static final List<String> AGGREGATES = List.of("COUNT(*)", "COUNT(DISTINCT ?a)", "SUM(?a)", "MIN(?b)", "MAX(STR(?b))", "AVG(?c)", "SAMPLE(?a)", "GROUP_CONCAT(STR(?a); separator=\"|\")");
    /** What the graph is made of: without these, hardly a query would have an answer to compare. */
    private static final List<String> SHAPES = List.of("?a :memberOf ?b .", "?a :memberOf id:SCO .", "?c :subject ?a ; :predicate ?p ; :object ?b .", "?c :subject id:Kazakhstan ; :predicate ?d .", "?a a :State ; rdfs:label ?b .",
            "?a a :Disagreement ; ?b ?c .", "?c :speaker ?a ; :modality ?b .", "?c :measure ?a ; :value ?b .", "?a :borders ?b . ?b :borders ?d .", "id:SCO ?a ?b .", "?a :affiliatedTo ?b . ?b rdfs:label ?d .", "?a a ?b .");
    private final SplittableRandom random;

    Grammar(SplittableRandom random) {
        this.random = random;
    }

    String query() {
        return PROLOGUE + switch (random.nextInt(10)) {
            case 0 -> "ASK " + from() + "{ " + group(2) + " }";
            case 1 -> "CONSTRUCT { ?a :related ?b } " + from() + "WHERE { " + group(2) + " } " + limit();
            case 2 -> "DESCRIBE " + some(THINGS);
            default -> select(2);
        };
    }

    private String select(int depth) {
        if (random.nextInt(5) == 0) return "SELECT ?a (" + some(AGGREGATES) + " AS ?n) " + from() + "WHERE { " + group(depth) + " } GROUP BY ?a" + maybe(3, " HAVING(COUNT(*) > 1)") + maybe(3, " ORDER BY DESC(?n) ?a");
        return "SELECT " + maybe(3, "DISTINCT ") + maybe(12, "REDUCED ") + (random.nextInt(3) == 0 ? "*" : "?a ?b ?c") + " " + from() + "WHERE { " + group(depth) + " }" + maybe(4, " ORDER BY ?a DESC(?b)") + " " + limit();
    }

    private String from() {
        return maybe(12, "FROM <https://w3id.org/steppe/graph/cepa-2025> ") + maybe(30, "FROM <file:///etc/hostname> ") + maybe(15, "FROM NAMED <https://w3id.org/steppe/graph/astana-2024> ");
    }

    private String limit() {
        return maybe(4, "LIMIT " + random.nextInt(50)) + maybe(10, " OFFSET " + random.nextInt(20));
    }

    private String group(int depth) {
        List<String> parts = new ArrayList<>(List.of(triples()));
        for (int i = random.nextInt(3); i > 0; i--) parts.add(depth == 0 ? filter(0) : part(depth - 1));
        return String.join(" ", parts);
    }

    private String part(int depth) {
        return switch (random.nextInt(11)) {
            case 0 -> "OPTIONAL { " + group(depth) + " }";
            case 1 -> "{ " + group(depth) + " } UNION { " + group(depth) + " }";
            case 2 -> "MINUS { " + group(depth) + " }";
            case 3 -> "BIND(" + expression(2) + " AS ?n" + random.nextInt(1000) + ")";
            case 4 -> "VALUES ?a { " + IntStream.range(0, random.nextInt(4)).mapToObj(i -> some(THINGS)).collect(Collectors.joining(" ")) + " }";
            case 5 -> "{ " + select(depth) + " }";
            case 6 -> "GRAPH " + (random.nextBoolean() ? "?g" : "<https://w3id.org/steppe/graph/cepa-2025>") + " { " + triples() + " }";
            case 7 -> "{ " + group(depth) + " }";
            default -> filter(depth);
        };
    }

    private String filter(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> "FILTER " + maybe(2, "NOT ") + "EXISTS { " + (depth > 0 ? group(depth - 1) : triples()) + " }";
            case 1 -> "FILTER regex(STR(" + some(VARIABLES) + "), " + some(List.of("\"a\"", "\"^K\"", "\"(a|b)+$\"", "\"[\"", "\"(a+)+b\"")) + maybe(2, ", \"i\"") + ")";
            default -> "FILTER(" + expression(3) + ")";
        };
    }

    private String triples() {
        if (random.nextInt(4) > 0) return some(SHAPES) + maybe(3, " " + triple());
        return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> triple()).collect(Collectors.joining(" "));
    }

    // The first variable is bound to something named more often than not, or most queries would run into the limit of time.
    private String triple() {
        String subject = random.nextInt(3) == 0 ? some(THINGS) : some(VARIABLES);
        String object = random.nextInt(3) == 0 ? (random.nextInt(3) == 0 ? some(LITERALS) : some(THINGS)) : some(VARIABLES);
        return subject + " " + (random.nextInt(8) == 0 ? some(VARIABLES) : path(2)) + " " + object + " .";
    }

    private String path(int depth) {
        if (depth == 0 || random.nextInt(4) > 0) return some(PROPERTIES);
        return switch (random.nextInt(7)) {
            case 0 -> "^" + "(" + path(depth - 1) + ")";
            case 1 -> path(depth - 1) + "/" + path(depth - 1);
            case 2 -> "(" + path(depth - 1) + "|" + path(depth - 1) + ")";
            case 3 -> "(" + some(PROPERTIES) + ")*";
            case 4 -> "(" + some(PROPERTIES) + ")+";
            case 5 -> "(" + path(depth - 1) + ")?";
            default -> "!(" + some(PROPERTIES) + "|^" + some(PROPERTIES) + ")";
        };
    }

    private String expression(int depth) {
        if (depth == 0) return random.nextBoolean() ? some(VARIABLES) : some(LITERALS);
        String left = expression(depth - 1);
        return switch (random.nextInt(12)) {
            case 0 -> left + some(List.of(" = ", " != ", " < ", " >= ")) + expression(depth - 1);
            case 1 -> "(" + left + some(List.of(" + ", " - ", " * ", " / ")) + expression(depth - 1) + ")";
            case 2 -> "(" + left + some(List.of(" && ", " || ")) + expression(depth - 1) + ")";
            case 3 -> "!(" + left + ")";
            case 4 -> "BOUND(" + some(VARIABLES) + ")";
            case 5 -> some(List.of("STR", "LCASE", "STRLEN", "ISIRI", "LANG", "DATATYPE", "YEAR", "ABS", "MD5", "IRI", "xsd:integer", "xsd:date")) + "(" + left + ")";
            case 6 -> "CONTAINS(STR(" + left + "), \"a\")";
            case 7 -> "COALESCE(" + left + ", " + expression(depth - 1) + ")";
            case 8 -> "IF(" + left + ", " + expression(depth - 1) + ", 1)";
            case 9 -> left + " IN (" + expression(0) + ", " + expression(0) + ")";
            case 10 -> "REPLACE(STR(" + left + "), \"a*\", \"b\")";
            default -> "SUBSTR(STR(" + left + "), " + random.nextInt(-2, 5) + ")";
        };
    }

    private String some(List<String> of) {
        return Fuzz.pick(random, of);
    }

    /** Once in so many times. */
    private String maybe(int times, String text) {
        return random.nextInt(times) == 0 ? text : "";
    }
}
