package steppe.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultsWriter;
import steppe.query.JsonRows;
import steppe.sandbox.Refusal;
import steppe.web.Accept;

/** In which format an answer is written: as the parameter says, else as the Accept header prefers, else the first. */
final class Formats {
    private static final List<String> PARAMETERS = List.of("format", "output", "results");
    private static final List<Format> ROWS = List.of(
            new Format(ResultSetLang.RS_JSON, "application/sparql-results+json", List.of("application/json"), "json"),
            new Format(ResultSetLang.RS_XML, "application/sparql-results+xml", List.of("application/xml", "text/xml"), "xml"),
            new Format(ResultSetLang.RS_CSV, "text/csv", List.of(), "csv"),
            new Format(ResultSetLang.RS_TSV, "text/tab-separated-values", List.of(), "tsv"));
    private static final List<Format> TRIPLES = List.of(
            new Format(Lang.TURTLE, "text/turtle", List.of("application/x-turtle"), "turtle"),
            new Format(Lang.NTRIPLES, "application/n-triples", List.of("text/plain"), "nt"),
            new Format(Lang.JSONLD, "application/ld+json", List.of("application/json"), "json-ld"),
            new Format(Lang.RDFXML, "application/rdf+xml", List.of("application/xml"), "xml"),
            new Format(Lang.TRIG, "application/trig", List.of(), "trig"),
            new Format(Lang.NQUADS, "application/n-quads", List.of(), "n-quads"));
    private static final Map<String, String> OTHER_NAMES = Map.of("ttl", "turtle", "n-triples", "nt", "jsonld", "json-ld", "rdfxml", "xml", "sparql", "xml");

    /**
     * @param others media types for which it stands in
     */
    record Format(Lang lang, String mediaType, List<String> others, String name) {
        /** The charset of XML is said in the document itself, that of JSON is always the same. */
        String contentType() {
            return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
        }

        /** What browsers are to do with it, where they would else show it as what it may not be. */
        Optional<String> disposition() {
            return lang.equals(ResultSetLang.RS_CSV) ? Optional.of("attachment; filename=\"answer.csv\"") : Optional.empty();
        }

        void write(boolean answer, OutputStream out) {
            writer().write(out, answer);
        }

        /** As they come, keeping none. */
        void write(RowSet rows, OutputStream out) {
            if (lang.equals(ResultSetLang.RS_JSON)) JsonRows.write(out, rows, List.of());
            else if (lang.equals(ResultSetLang.RS_XML)) writer().write(out, XmlText.checked(rows));
            else writer().write(out, rows);
        }

        private ResultsWriter writer() {
            return ResultsWriter.create().lang(lang).build();
        }

        /** What can be said within a broken answer so that a reader sees why it ends; empty where anything would look like data. */
        String remark(String text) {
            if (lang.equals(ResultSetLang.RS_CSV) || lang.equals(ResultSetLang.RS_TSV)) return "";
            if (mediaType.endsWith("xml")) return "\n<!-- " + text + " -->\n";
            return mediaType.endsWith("json") ? "\n\n## " + text + "\n" : "\n# " + text + "\n";
        }

        private boolean is(String type) {
            return mediaType.equals(type) || others.contains(type);
        }
    }

    private Formats() {}

    static Format rows(HttpServletRequest request) {
        return choose(request, ROWS);
    }

    static Format triples(HttpServletRequest request) {
        return choose(request, TRIPLES);
    }

    private static Format choose(HttpServletRequest request, List<Format> formats) {
        for (String parameter : PARAMETERS) {
            if (request.getParameter(parameter) != null) return named(parameter, request.getParameter(parameter), formats);
        }
        List<String> offers = new ArrayList<>(formats.stream().map(Format::mediaType).toList());
        formats.forEach(format -> offers.addAll(format.others()));
        String best = Accept.of(request).best(offers).orElse(formats.get(0).mediaType());
        return formats.stream().filter(format -> format.is(best)).findFirst().orElseThrow();
    }

    private static Format named(String parameter, String value, List<Format> formats) {
        String name = OTHER_NAMES.getOrDefault(value.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
        return formats.stream().filter(format -> format.name().equals(name) || format.is(name)).findFirst().orElseThrow(() -> Refusal.bad(
                "Parameter " + parameter + " must be one of " + String.join(", ", formats.stream().map(Format::name).toList()) + " for this query."));
    }

    /** What Jena writes as a stream, without a model of the whole. */
    static boolean streams(Lang lang) {
        return !lang.equals(Lang.JSONLD) && !lang.equals(Lang.RDFXML) && RDFLanguages.isRegistered(lang);
    }
}
