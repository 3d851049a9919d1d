package steppe.gallery;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import steppe.model.Outcome;
import steppe.model.Problem;
import steppe.query.Arguments;
import steppe.query.Nearest;
import steppe.query.Question;
import steppe.web.Headers;
import steppe.web.Languages;

/** From the query string of a request to a checked {@link Asked}, or to what is wrong with which parameter. */
final class Requests {
    private final Sources sources;

    Requests(Sources sources) {
        this.sources = sources;
    }

    Outcome<Asked> read(Question question, Context context) {
        Map<String, List<String>> texts = new TreeMap<>(context.queryParamMap());
        Outcome<List<String>> chosen = sources(given(texts, "sources"));
        Outcome<Integer> page = page(given(texts, "page"));
        Outcome<Integer> size = size(given(texts, "size"));
        Outcome<String> lang = lang(given(texts, "lang"), Headers.of(context, "Accept-Language"));
        Outcome<Arguments> arguments = question.arguments(new LinkedHashMap<>(texts));
        List<Problem> problems = new ArrayList<>();
        for (Outcome<?> outcome : List.of(chosen, page, size, lang, arguments)) problems.addAll(outcome.problems());
        if (!problems.isEmpty()) return Outcome.bad(problems);
        return Outcome.good(new Asked(question, arguments.orElseThrow(), chosen.orElseThrow(), lang.orElseThrow(), page.orElseThrow(), size.orElseThrow()));
    }

    private static List<String> given(Map<String, List<String>> texts, String name) {
        List<String> values = texts.remove(name);
        return values == null ? List.of() : values.stream().map(String::strip).filter(value -> !value.isEmpty()).distinct().toList();
    }

    // All of them is the same as no choice: one URL, one entry in the caches.
    private Outcome<List<String>> sources(List<String> given) {
        List<String> known = sources.all().stream().map(Source::name).toList();
        for (String name : given) {
            if (!known.contains(name)) return Outcome.bad(new Problem("sources", "names no source of this graph: '" + name + "'; expected one or more of " + String.join(", ", known), Nearest.hint(name, known)));
        }
        return Outcome.good(given.containsAll(known) ? List.of() : known.stream().filter(given::contains).toList());
    }

    private static Outcome<Integer> page(List<String> given) {
        if (given.isEmpty()) return Outcome.good(1);
        boolean good = given.size() == 1 && given.get(0).matches("[1-9]\\d{0,5}");
        return good ? Outcome.good(Integer.valueOf(given.get(0))) : Outcome.bad(new Problem("page", "is not the number of a page", "Example: page=2"));
    }

    private static Outcome<Integer> size(List<String> given) {
        if (given.isEmpty()) return Outcome.good(0);
        boolean good = given.size() == 1 && given.get(0).matches("[1-9]\\d{0,4}") && Integer.parseInt(given.get(0)) <= Paging.MAX_SIZE;
        return good ? Outcome.good(Integer.valueOf(given.get(0))) : Outcome.bad(new Problem("size", "is not a number of rows from 1 to " + Paging.MAX_SIZE, "Example: size=100"));
    }

    private static Outcome<String> lang(List<String> given, String accepted) {
        if (given.isEmpty()) return Outcome.good(Languages.negotiate(accepted));
        boolean good = given.size() == 1 && Languages.ALL.contains(given.get(0));
        return good ? Outcome.good(given.get(0)) : Outcome.bad(new Problem("lang", "is not a language of the graph: expected one of " + String.join(", ", Languages.ALL), "Example: lang=ru"));
    }
}
