package steppe.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;

/**
 * The answer to a question: the rows of its query, one for each combination of what it says, with the claims that say
 * so. Variables whose name starts with {@code claim} carry evidence; rows that differ in nothing else become one, at the
 * place of the first. This form is what pages show, what downloads hold and what expected answers are compared with.
 *
 * @param variables in the order of the query's SELECT clause, evidence included
 * @param cut       whether a LIMIT of the query, or of a query within it, left something out, so that rows may be missing
 */
public record Answer(List<Var> variables, List<Row> rows, boolean cut) {
    /**
     * @param values what the row says; an unbound variable has no entry
     * @param claims the IRIs of the claims behind it, by evidence variable, sorted and without repetition
     */
    public record Row(Map<Var, Node> values, Map<Var, List<String>> claims) {}

    public Answer {
        variables = List.copyOf(variables);
        rows = List.copyOf(rows);
    }

    public static Answer of(Query query, Rows rows) {
        return of(query.getProjectVars(), rows.bindings(), rows.cut());
    }

    private static Answer of(List<Var> variables, List<Binding> bindings, boolean cut) {
        Map<Map<Var, Node>, List<Binding>> groups = new LinkedHashMap<>();
        List<Var> facts = variables.stream().filter(variable -> !isClaim(variable)).toList();
        for (Binding binding : bindings) groups.computeIfAbsent(pick(facts, binding), key -> new ArrayList<>()).add(binding);
        List<Var> claims = variables.stream().filter(Answer::isClaim).toList();
        return new Answer(variables, groups.entrySet().stream().map(group -> row(group.getKey(), claims, group.getValue())).toList(), cut);
    }

    public static boolean isClaim(Var variable) {
        return variable.getVarName().startsWith("claim");
    }

    /** The columns that say something, without those that carry evidence. */
    public List<Var> facts() {
        return variables.stream().filter(variable -> !isClaim(variable)).toList();
    }

    /** The columns that carry evidence. */
    public List<Var> claims() {
        return variables.stream().filter(Answer::isClaim).toList();
    }

    /** In a W3C result format, UTF-8. The claims of a row are one plain literal per evidence column, separated by single spaces. */
    public byte[] write(AnswerFormat format) {
        return write(format, List.of());
    }

    /**
     * The same with links to what there is to know about it, in the formats that have room for them: SPARQL 1.1 Query Results JSON Format, 3.1.2, and
     * SPARQL Query Results XML Format, 2.3.1.
     *
     * @param links URIs, or references that are relative to where the answer is had from
     */
    public byte[] write(AnswerFormat format, List<String> links) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (format == AnswerFormat.JSON) JsonRows.write(out, rowSet(), links);
        else RowSetWriterRegistry.getFactory(format.lang()).create(format.lang()).write(out, rowSet(), Context.emptyContext());
        return format == AnswerFormat.XML && !links.isEmpty() ? linked(out.toString(StandardCharsets.UTF_8), links) : out.toByteArray();
    }

    // Jena's writer leaves the links out. Before them the head holds the names of variables only, so its first end is its end.
    private static byte[] linked(String xml, List<String> links) {
        String elements = links.stream().map(link -> "  <link href=\"" + StringEscapeUtils.escapeXml10(link) + "\"/>\n  ").collect(Collectors.joining());
        return xml.replaceFirst("(?=</head>)", Matcher.quoteReplacement(elements)).getBytes(StandardCharsets.UTF_8);
    }

    private RowSet rowSet() {
        return RowSetStream.create(variables, rows.stream().map(Answer::binding).iterator());
    }

    private static Map<Var, Node> pick(List<Var> variables, Binding binding) {
        Map<Var, Node> values = new LinkedHashMap<>();
        variables.stream().filter(binding::contains).forEach(variable -> values.put(variable, binding.get(variable)));
        return Collections.unmodifiableMap(values);
    }

    private static Row row(Map<Var, Node> values, List<Var> claims, List<Binding> group) {
        Map<Var, List<String>> evidence = new LinkedHashMap<>();
        for (Var claim : claims) {
            evidence.put(claim, List.copyOf(group.stream().filter(binding -> binding.contains(claim))
                    .map(binding -> text(binding.get(claim))).collect(Collectors.toCollection(TreeSet::new))));
        }
        return new Row(values, Collections.unmodifiableMap(evidence));
    }

    private static String text(Node node) {
        return node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static Binding binding(Row row) {
        BindingBuilder builder = Binding.builder();
        row.values().forEach(builder::add);
        row.claims().forEach((variable, claims) -> {
            if (!claims.isEmpty()) builder.add(variable, NodeFactory.createLiteralString(String.join(" ", claims)));
        });
        return builder.build();
    }
}
