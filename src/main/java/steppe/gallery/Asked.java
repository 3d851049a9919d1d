package steppe.gallery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.query.Arguments;
import steppe.query.Parameter;
import steppe.query.ParameterType;
import steppe.query.Question;
import steppe.query.Scope;

/**
 * A question with all that a URL says about how to answer it.
 *
 * @param sources the names of the chosen sources; empty means all
 * @param page counts from one
 * @param size rows of a page of data; 0 for all in one
 */
record Asked(Question question, Arguments arguments, List<String> sources, String lang, int page, int size) {
    Asked(Question question, Arguments arguments, List<String> sources, String lang, int page) {
        this(question, arguments, sources, lang, page, 0);
    }

    Scope scope() {
        return sources.isEmpty() ? Scope.all() : Scope.of(sources);
    }

    Asked withSources(List<String> others) {
        return new Asked(question, arguments, others, lang, 1);
    }

    Asked onPage(int number) {
        return new Asked(question, arguments, sources, lang, number, size);
    }

    /** What pages for people show: their pages have a size of their own. */
    Asked unsized() {
        return new Asked(question, arguments, sources, lang, page);
    }

    /** The shortest URL that asks the same, with this suffix ({@code ".csv"} or nothing). */
    String href(String suffix) {
        String query = parameters().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return "/question/" + question.name() + suffix + (query.isEmpty() ? "" : "?" + query);
    }

    /** Where its page says that a bound was reached and what to do; only there if one was. */
    String boundHref() {
        return unsized().onPage(1).href("") + "#bound";
    }

    /** The same at the SPARQL endpoint (SPARQL 1.1 Protocol, section 2.1). */
    String sparqlHref() {
        String graphs = scope().defaultGraphs().stream().map(graph -> "&default-graph-uri=" + encode(graph)).collect(Collectors.joining());
        return "/sparql?query=" + encode(question.query(arguments)) + graphs;
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Parameter parameter : question.parameters()) {
            if (!arguments.of(parameter).equals(parameter.defaults())) all.put(parameter.name(), texts(arguments.of(parameter)));
        }
        all.put("sources", sources);
        if (size > 0) all.put("size", List.of(Integer.toString(size)));
        if (page > 1) all.put("page", List.of(Integer.toString(page)));
        return all;
    }

    // An unfilled parameter is written as an empty one: left out, it would take its default.
    private static List<String> texts(List<Node> terms) {
        List<String> texts = new ArrayList<>(terms.stream().map(ParameterType::write).toList());
        if (texts.isEmpty()) texts.add("");
        return texts;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%3A", ":");
    }
}
