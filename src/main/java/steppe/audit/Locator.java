package steppe.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import steppe.model.Names;
import steppe.model.Passage;

/** Finds the passage that some words are, and the name of the next claim there. */
public final class Locator {
    private static final int CONTEXT = 60;
    private final Curated curated;
    private final DocumentText text;

    public Locator(Curated curated) {
        this.curated = curated;
        this.text = curated.text();
    }

    /** Every place where the words stand. See {@link Phrase} for what counts as the same words. */
    public List<Hit> find(String words) {
        return ranges(split(words)).stream().map(this::hit).toList();
    }

    /** The place that has the longest run of the words, for words that stand nowhere. */
    public Optional<Hit> nearest(String words) {
        List<String> all = split(words);
        return IntStream.iterate(all.size() - 1, length -> length > 0, length -> length - 1).boxed()
                .flatMap(length -> runs(all, length)).filter(run -> String.join("", run).length() > 3)
                .map(this::ranges).filter(found -> !found.isEmpty()).map(found -> hit(found.get(0))).findFirst();
    }

    private static Stream<List<String>> runs(List<String> words, int length) {
        return IntStream.rangeClosed(0, words.size() - length).mapToObj(from -> words.subList(from, from + length));
    }

    private static List<String> split(String words) {
        return List.of(words.strip().split("(?U)\\s+"));
    }

    private List<Range> ranges(List<String> words) {
        String all = text.all();
        Matcher matcher = Phrase.of(words).matcher(all);
        List<Range> found = new ArrayList<>();
        for (int from = 0; from <= all.length() && matcher.find(from); from = matcher.start() + 1) {
            int start = all.codePointCount(0, matcher.start());
            found.add(new Range(start, start + matcher.group().codePointCount(0, matcher.group().length())));
        }
        return found;
    }

    private Hit hit(Range range) {
        return new Hit(new Passage(text.name(), range.start(), range.end()), name(range.start()), text.line(range.start()),
                text.description().content().contains(range), before(range.start()), text.in(range), after(range.end()),
                curated.claims().stream().filter(claim -> claim.passage().overlaps(range)).toList());
    }

    /** {@code claim:cepa-2025-8469c} if a and b are taken; after z comes za. */
    private String name(int start) {
        String stem = Names.shorten(Names.document(text.name())).replaceFirst("^document:", "claim:") + "-" + start;
        Set<String> taken = curated.claims().stream().map(ClaimCard::name).collect(Collectors.toSet());
        return IntStream.iterate(0, letter -> letter + 1).mapToObj(letter -> stem + "z".repeat(letter / 26) + (char) ('a' + letter % 26))
                .filter(name -> !taken.contains(name)).findFirst().orElseThrow();
    }

    private String before(int start) {
        int from = Math.max(0, start - CONTEXT);
        return (from > 0 ? "…" : "") + text.in(new Range(from, start));
    }

    private String after(int end) {
        int to = Math.min(text.length(), end + CONTEXT);
        return text.in(new Range(end, to)) + (to < text.length() ? "…" : "");
    }
}
