package steppe.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * Writes queries of everything that SPARQL 1.1 Query has (sections 5 to 17) over {@link OddGraph}, whose answer is the same each time: what is cut is
 * sorted by all that it shows, and nothing is sampled.
 */
final class OddQueries {
    private static final List<String> VARIABLES = List.of("?a", "?b", "?c", "?d", "?e");
    private static final List<String> ONE = List.of("STR", "LANG", "DATATYPE", "BOUND*", "ABS", "ROUND", "CEIL", "FLOOR", "STRLEN", "UCASE", "LCASE", "ENCODE_FOR_URI", "YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "SECONDS",
            "TIMEZONE", "TZ", "MD5", "SHA1", "SHA256", "SHA384", "SHA512", "isIRI", "isBLANK", "isLITERAL", "isNUMERIC", "IRI", "xsd:integer", "xsd:decimal", "xsd:double", "xsd:float", "xsd:string", "xsd:boolean", "xsd:dateTime",
            "xsd:date", "-", "+", "!");
    private static final List<String> TWO = List.of("CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER", "LANGMATCHES", "sameTerm", "STRLANG", "STRDT", "SUBSTR", "CONCAT", "REGEX", "COALESCE");
    private static final List<String> OPERATORS = List.of("=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "&&", "||");
    private static final List<String> AGGREGATES = List.of("COUNT(*)", "COUNT(DISTINCT *)", "COUNT(%s)", "COUNT(DISTINCT %s)", "SUM(%s)", "SUM(DISTINCT %s)", "MIN(%s)", "MAX(%s)", "AVG(%s)", "MIN(DISTINCT %s)",
            "STRLEN(GROUP_CONCAT(%s))", "STRLEN(GROUP_CONCAT(DISTINCT %s; SEPARATOR=\", \"))", "GROUP_CONCAT(DISTINCT LANG(\"a\"@en))", "COUNT(STRLEN(%s))", "SUM(STRLEN(STR(%s)))", "BOUND*");
    private final SplittableRandom random;
    private int fresh;

    OddQueries(SplittableRandom random) {
        this.random = random;
    }

    String query() {
        return "PREFIX xsd: <" + OddGraph.XSD + "> " + switch (random.nextInt(16)) {
            case 0 -> "ASK " + dataset() + "{ " + group(2) + " }";
            case 1 -> "CONSTRUCT { " + template() + " } " + dataset() + "WHERE { " + group(2) + " }";
            case 2 -> "DESCRIBE " + some(List.of("?a", "?b <x:a>", iri(), "*")) + " " + dataset() + "WHERE { " + group(1) + " }";
            case 3, 4 -> counted(true);
            default -> select(2, true);
        } + trailing();
    }

    private String trailing() {
        return maybe(12, " VALUES " + some(VARIABLES) + " { " + some(List.of("<x:a> <x:b>", "UNDEF", "<x:a> UNDEF", "", "1 <x:a>")) + " }");
    }

    private String template() {
        return some(List.of("?a <x:n> ?b", "?a ?p ?b", "_:n <x:n> ?a ; <x:m> ?b", "?a <x:n> [ <x:m> ?b ]", "?b <x:n> ?a . <x:a> <x:n> 1", "?a <x:n> (?b ?c)"));
    }

    /** What counts in the index takes the place of grouping, and what is near to it. */
    private String counted(boolean outer) {
        String pattern = random.nextInt(3) > 0 ? "?a " + property() + " ?b" : group(1);
        String by = some(List.of("?b", "?b", "?b", "?a", "?a ?b", "(STR(?b) AS ?k)", "(" + expression(2) + " AS ?k)"));
        String shown = by.startsWith("(") ? "?k" : by;
        String aggregate = some(List.of("COUNT(*)", "COUNT(?a)", "COUNT(DISTINCT ?a)", "COUNT(?b)")) + maybe(5, " + 1");
        String first = random.nextInt(3) > 0 ? aggregate : aggregate();
        return "SELECT " + shown + " (" + first + " AS ?n)" + maybe(5, " (" + aggregate() + " AS ?m)") + " " + (outer ? dataset() : "") + "{ " + pattern + " } GROUP BY " + by
                + maybe(2, " HAVING (" + some(List.of("COUNT(*) > 1", "COUNT(*) >= 2", "COUNT(*) < 2", "COUNT(*) > 1 && isIRI(?b)", "?n > 1", "COUNT(DISTINCT ?a) > 1", "COUNT(*) >= 2.0", aggregate() + " > 1")) + ")")
                + maybe(3, " ORDER BY " + some(List.of("?n ", "DESC(?n) ", "COUNT(*) ", "")) + shown + " ?n" + slice());
    }

    private String aggregate() {
        String chosen = some(AGGREGATES);
        return chosen.equals("BOUND*") ? "IF(COUNT(*) > 1, MIN(" + expression(1) + "), 0)" : chosen.replace("%s", random.nextInt(3) > 0 ? some(VARIABLES) : expression(1));
    }

    private String select(int depth, boolean outer) {
        List<String> shown = IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> some(VARIABLES)).distinct().toList();
        String computed = random.nextInt(5) == 0 ? "?x" + fresh++ : null;
        String head = String.join(" ", shown) + (computed == null ? "" : " (" + expression(2) + " AS " + computed + ")");
        if (random.nextInt(10) == 0) return "SELECT (" + aggregate() + " AS ?n) (" + aggregate() + " AS ?m) " + (outer ? dataset() : "") + "{ " + group(depth) + " }";
        if (outer && random.nextInt(4) == 0) return "SELECT * " + dataset() + "{ " + group(depth) + " }" + maybe(4, " ORDER BY " + key());
        String all = String.join(" ", shown) + (computed == null ? "" : " " + computed);
        return "SELECT " + maybe(3, "DISTINCT ") + head + " " + (outer ? dataset() : "") + "{ " + group(depth) + " }"
                + maybe(3, " ORDER BY " + IntStream.range(0, random.nextInt(3)).mapToObj(i -> key() + " ").collect(Collectors.joining()) + all + slice());
    }

    private String key() {
        return some(List.of("ASC(%s)", "DESC(%s)", "(%s)")).replace("%s", random.nextInt(2) == 0 ? some(VARIABLES) : expression(2));
    }

    private String slice() {
        return maybe(2, " LIMIT " + some(List.of("0", "1", "3", "7", "1001"))) + maybe(4, " OFFSET " + some(List.of("0", "1", "4", "500")));
    }

    private String dataset() {
        return maybe(14, "FROM <" + some(OddGraph.GRAPHS) + "> ") + maybe(20, "FROM <x:g1> FROM <x:nowhere> ") + maybe(14, "FROM NAMED <" + some(OddGraph.GRAPHS) + "> ");
    }

    private String group(int depth) {
        List<String> parts = new ArrayList<>();
        if (random.nextInt(12) > 0) parts.add(triples());
        for (int i = random.nextInt(3); i > 0; i--) parts.add(depth == 0 ? filter(0) : part(depth - 1));
        return String.join(" ", parts);
    }

    private String part(int depth) {
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> "OPTIONAL { " + group(depth) + " }";
            case 3 -> "{ " + group(depth) + " } UNION { " + group(depth) + " }" + maybe(4, " UNION { " + group(depth) + " }");
            case 4 -> "MINUS { " + group(depth) + " }";
            case 5, 6 -> "BIND(" + expression(2) + " AS ?y" + fresh++ + ")";
            case 7 -> "VALUES " + some(VARIABLES) + " { " + IntStream.range(0, random.nextInt(4)).mapToObj(i -> random.nextInt(4) == 0 ? "UNDEF" : term()).collect(Collectors.joining(" ")) + " }";
            case 8 -> "VALUES (?a ?c) { (" + constant() + " UNDEF) (UNDEF " + constant() + ") (" + constant() + " " + constant() + ") }";
            case 9, 10 -> "{ " + (random.nextInt(3) == 0 ? counted(false) : select(depth, false)) + " }";
            case 11, 12, 13 -> "GRAPH " + some(List.of("?g", "?a", "<x:g1>", "<x:nowhere>")) + " { " + (depth > 0 ? group(depth - 1) : triples()) + " }";
            case 14 -> "{ " + group(depth) + " }";
            default -> filter(depth);
        };
    }

    private String filter(int depth) {
        return "FILTER " + (random.nextInt(4) == 0 ? exists(depth) : "(" + expression(3) + ")");
    }

    private String exists(int depth) {
        return maybe(2, "NOT ") + "EXISTS { " + (depth > 0 ? group(depth - 1) : triples() + maybe(2, " FILTER (" + expression(1) + ")")) + " }";
    }

    private String triples() {
        return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> triple()).collect(Collectors.joining(" . ")) + " .";
    }

    private String triple() {
        String subject = random.nextInt(4) == 0 ? iri() : random.nextInt(12) == 0 ? "[]" : some(VARIABLES);
        String object = random.nextInt(5) == 0 ? constant() : some(VARIABLES);
        return subject + " " + (random.nextInt(9) == 0 ? some(VARIABLES) : random.nextInt(4) == 0 ? path(2) : property()) + " " + object;
    }

    private String path(int depth) {
        if (depth == 0) return property();
        return switch (random.nextInt(8)) {
            case 0 -> "^(" + path(depth - 1) + ")";
            case 1 -> "(" + path(depth - 1) + "/" + path(depth - 1) + ")";
            case 2 -> "(" + path(depth - 1) + "|" + path(depth - 1) + ")";
            case 3 -> "(" + path(0) + some(List.of("", "/<x:q>", "|<x:q>")) + ")*";
            case 4 -> "(" + path(0) + some(List.of("", "/<x:q>", "|^<x:q>")) + ")+";
            case 5 -> "(" + path(depth - 1) + ")?";
            case 6 -> "!(" + property() + "|^" + property() + ")";
            default -> "!" + property();
        };
    }

    private String expression(int depth) {
        if (depth == 0 || random.nextInt(5) == 0) return random.nextInt(3) > 0 ? some(VARIABLES) : term();
        return switch (random.nextInt(9)) {
            case 0, 1 -> one(expression(depth - 1));
            case 2 -> {
                String name = some(TWO);
                yield name + "(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
            }
            case 3, 4, 5 -> "(" + expression(depth - 1) + " " + some(OPERATORS) + " " + expression(depth - 1) + ")";
            case 6 -> "IF(" + expression(depth - 1) + ", " + expression(depth - 1) + ", " + expression(0) + ")";
            case 7 -> "(" + expression(depth - 1) + maybe(2, " NOT") + " IN (" + expression(0) + ", " + expression(0) + "))";
            default -> random.nextInt(3) == 0 ? "(" + exists(0) + ")" : some(List.of("REPLACE(STR(%s), \"a\", \"$0b\")", "SUBSTR(STR(%s), 0, 2)", "REGEX(STR(%s), \"^A\", \"i\")", "REPLACE(%s, \"[ab]\", \"\")", "COALESCE(%s, 1/0, \"none\")")).replace("%s", expression(depth - 1));
        };
    }

    private String one(String of) {
        String name = some(ONE);
        if (name.equals("BOUND*")) return "BOUND(" + some(VARIABLES) + ")";
        return name + "(" + of + ")";
    }

    private String term() {
        return random.nextInt(3) == 0 ? iri() : NodeFmtLib.strNT(OddGraph.literal(some(OddGraph.LITERALS)));
    }

    private String constant() {
        return random.nextInt(2) == 0 ? iri() : term();
    }

    private String property() {
        return "<" + some(OddGraph.PROPERTIES) + ">";
    }

    private String iri() {
        return "<" + some(OddGraph.THINGS) + ">";
    }

    private String some(List<String> of) {
        return Fuzz.pick(random, of);
    }

    /** Once in so many times. */
    private String maybe(int times, String text) {
        return random.nextInt(times) == 0 ? text : "";
    }
}
