package steppe.fuzz;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steppe.Service;
import steppe.query.Engine;
import steppe.query.Parameter;
import steppe.query.Question;
import steppe.query.Scope;

/** Chance against the public surface of the real graph: nothing breaks, nothing of the inside shows, and the guard changes no answer. */
class FuzzTest {
    private static final Set<Integer> REFUSED = Set.of(400, 403, 408, 413, 414, 415, 429, 503);
    private static final List<String> FIXED = List.of("sources", "page", "size", "lang");

    @AfterEach
    void stillAnswers() throws Exception {
        HttpResponse<String> ask = Fuzz.get("/sparql?query=ASK%7B%7D", "Accept", "application/sparql-results+json");
        assertThat(ask.statusCode()).isEqualTo(200);
        assertThat(ask.body()).contains("true");
    }

    /** What is answered is what ARQ alone answers, without any of the guard's functions, bounds and rewritings. */
    @Test
    void theGuardChangesNoAnswer() {
        AtomicInteger compared = new AtomicInteger();
        AtomicInteger rows = new AtomicInteger();
        Fuzz.each("queries", 120, random -> {
            String text = new Grammar(random).query();
            HttpResponse<String> answer;
            try {
                answer = Fuzz.get("/sparql?timeout=1&query=" + encode(text, UTF_8), "Accept", "application/sparql-results+json, text/turtle;q=0.5");
            } catch (IOException cutOff) {
                return; // A long answer that took too long: it breaks off, and whoever reads it knows.
            }
            assertThat(answer.statusCode()).as(text + "\n" + answer.body()).isIn(200, 400, 403, 408, 429, 503);
            Fuzz.tellsNothing(answer, text);
            if (answer.statusCode() != 200) return;
            List<String> plain = plainly(text);
            if (plain == null) return;
            List<String> given = rows(answer.body());
            assertThat(given).as(text).isEqualTo(plain);
            compared.incrementAndGet();
            rows.addAndGet(given.size());
        });
        if (Integer.getInteger("fuzz.cases", 0) == 0) {
            assertThat(compared.get()).as("compared answers").isGreaterThan(30);
            assertThat(rows.get()).as("rows in them").isGreaterThan(300);
        }
    }

    /** Null where there is nothing to compare: too long, or rows that LIMIT picks at will. */
    private static List<String> plainly(String text) {
        Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        if (!query.isSelectType() || text.matches("(?s).*(LIMIT|OFFSET|SAMPLE|GROUP_CONCAT|REDUCED|BNODE|FROM).*")) return null;
        Engine engine = Service.running().engine().within(Duration.ofSeconds(2));
        try {
            var rows = engine.select(query, Scope.all());
            return rows.bindings().stream().map(row -> rows.variables().stream().map(name -> name.getVarName() + "=" + shown(row.get(name))).collect(Collectors.joining(" "))).sorted().toList();
        } catch (QueryCancelledException tooLong) {
            return null;
        }
    }

    /** A blank node has another name in each answer (SPARQL 1.1 Query Results JSON Format, section 3.2.2). */
    private static String shown(Node node) {
        return node != null && node.isBlank() ? "_:" : String.valueOf(node);
    }

    private static List<String> rows(String json) {
        RowSet rows = RowSet.adapt(ResultSetMgr.read(new ByteArrayInputStream(json.getBytes(UTF_8)), ResultSetLang.RS_JSON));
        List<String> names = rows.getResultVars().stream().map(Var::getVarName).toList();
        return rows.stream().map(row -> names.stream().map(name -> name + "=" + shown(row.get(name))).collect(Collectors.joining(" "))).sorted().toList();
    }

    @Test
    void aBrokenQueryIsRefusedKindly() {
        Fuzz.each("broken queries", 200, random -> {
            String text = new Damage(random).to(new Grammar(random).query());
            HttpResponse<String> answer = Fuzz.get("/sparql?timeout=1&query=" + encode(text, UTF_8), "Accept", Fuzz.pick(random, List.of("*/*", "text/csv", "application/sparql-results+xml", "text/html")));
            assertThat(answer.statusCode()).as(text + "\n" + answer.body()).satisfiesAnyOf(code -> assertThat(code).isIn(200, 406), code -> assertThat(REFUSED).contains(code));
            Fuzz.tellsNothing(answer, text);
            if (isBad(text)) assertThat(answer.statusCode()).as(text).isNotEqualTo(200);
        });
    }

    private static boolean isBad(String text) {
        try {
            QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            return false;
        } catch (QueryException bad) {
            return true;
        }
    }

    @Test
    void noParameterBreaksAQuestion() {
        List<Question> questions = List.copyOf(Service.running().questions().all());
        Fuzz.each("parameters", 200, random -> {
            Question question = Fuzz.pick(random, questions);
            List<String> names = Stream.concat(question.parameters().stream().map(Parameter::name), FIXED.stream()).toList();
            Damage damage = new Damage(random);
            String query = IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> encode(random.nextInt(8) == 0 ? damage.value() : Fuzz.pick(random, names), UTF_8) + "=" + encode(damage.value(), UTF_8)).collect(Collectors.joining("&"));
            String path = "/question/" + question.name() + Fuzz.pick(random, List.of("", "", ".csv", ".json", ".xml", ".rq", ".bib")) + "?" + query;
            HttpResponse<String> answer = Fuzz.get(path, "Accept", Fuzz.pick(random, List.of("text/html", "*/*", "application/sparql-results+json")));
            assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isIn(200, 400, 404, 408, 414, 503);
            Fuzz.tellsNothing(answer, path);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) assertThat(answer.body()).as(path).doesNotContain("<fz").doesNotContain("href=\"javascript:");
        });
    }

    /** Of the marks that structure headers, because what is read is cut at them. */
    @Test
    void noHeaderBreaksAnAnswer() {
        List<String> names = List.of("Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Prefix",
                "Origin", "Cookie", "Authorization", "Cache-Control", "Prefer", "Access-Control-Request-Method");
        List<String> parts = List.of(";", ",", "/", "=", "\"", "*", " ", ":", "[", "q", "q=", "W/", "-", "9".repeat(30), "text/html", "de", "for=", "\\");
        List<String> paths = List.of("/id/SCO", "/question/members-of-both.csv", "/sparql?query=ASK%7B%7D", "/static/steppe.css");
        Fuzz.each("headers", 500, random -> {
            String value = IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> Fuzz.pick(random, parts)).collect(Collectors.joining());
            String name = Fuzz.pick(random, names);
            String path = Fuzz.pick(random, paths);
            HttpResponse<String> answer = Fuzz.get(path, name, value);
            assertThat(answer.statusCode()).as(path + " " + name + ": " + value + "\n" + answer.body()).isIn(200, 303, 304, 400, 406);
            Fuzz.tellsNothing(answer, path + " " + value);
        });
    }

    @Test
    void whatIsSentIsWhatWasAccepted() {
        List<String> paths = List.of("/question/members-of-both", "/id/SCO", "/claim/cepa-2025-8125g", "/document/cepa-2025", "/ontology", "/sparql?query=ASK%7B%7D",
                "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%201", "/sparql?query=DESCRIBE%20%3Chttps%3A%2F%2Fw3id.org%2Fsteppe%2Fid%2FSCO%3E", "/.well-known/void", "/disagreements");
        List<String> ranges = List.of("text/html", "text/turtle", "application/ld+json", "application/json", "text/csv", "application/sparql-results+json", "application/rdf+xml", "application/n-triples", "image/png",
                "text/*", "application/*", "*/*", "nonsense", "text/html;level=1", "TEXT/Turtle", "");
        Fuzz.each("negotiation", 200, random -> {
            String accept = IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> Fuzz.pick(random, ranges) + Fuzz.pick(random, List.of("", "", ";q=0", ";q=0.5", ";q=1.0", "; q=0.001", ";q=x"))).collect(Collectors.joining(Fuzz.pick(random, List.of(",", ", ", " ,"))));
            String path = Fuzz.pick(random, paths);
            HttpResponse<String> answer = Fuzz.get(path, "Accept", accept);
            assertThat(answer.statusCode()).as(path + " " + accept + "\n" + answer.body()).isIn(200, 303, 400, 406);
            Fuzz.tellsNothing(answer, path + " " + accept);
        });
    }
}
