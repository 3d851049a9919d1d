package steppe.linked;

import java.util.List;
import java.util.stream.Stream;
import steppe.web.Mark;
import steppe.web.Numbers;
import steppe.web.Page;
import steppe.web.Quote;

/** What the templates show: plain text and links, escaped by them; nothing here knows of triples. */
public final class View {
    /** No list shows more; the data have the rest. */
    static final int SHOWN = 100;

    private View() {}

    /**
     * A value.
     *
     * @param href where it leads; empty if nowhere
     * @param lang the language of the text; empty if not known
     */
    public record Value(String text, String href, String lang) {
        public boolean isLink() {
            return !href.isEmpty();
        }

        /** Away from this service. */
        public boolean isOutside() {
            return isLink() && !href.startsWith("/");
        }
    }

    /** A property and its values, of which not all may be shown. */
    public record Fact(Value property, List<Value> all) {
        public List<Value> values() {
            return all.subList(0, Math.min(all.size(), SHOWN));
        }

        public int more() {
            return all.size() - values().size();
        }
    }

    /**
     * A claim in one line.
     *
     * @param anchor the fragment of its passage, if it is the first of it on the page; else empty
     * @param marks  modality, rank and flags in words, where they are not the usual ones
     * @param when   its date in words; empty if it has none
     */
    public record Line(Value claim, String anchor, List<Mark> marks, boolean overruled, String when, List<Value> sources) {
        /** The fragment of the passage's selector, which leads to the same place. */
        public String selector() {
            return anchor.replaceFirst("^char=", "selector=");
        }

        Line with(Mark more) {
            return new Line(claim, anchor, Stream.concat(Stream.of(more), marks.stream()).distinct().toList(), overruled, when, sources);
        }
    }

    /** Claims under a heading; a long list shows its first ones and folds the rest, unless it is to be open. */
    public record Group(String heading, String id, boolean open, List<Line> lines) {
        private static final int OPEN = 12;

        public List<Line> first() {
            return lines.subList(0, open ? lines.size() : Math.min(lines.size(), OPEN));
        }

        public List<Line> rest() {
            return lines.subList(first().size(), lines.size());
        }
    }

    /** A direct triple and the claims that it rests on. */
    public record Direct(Value subject, Value property, Value object, List<Value> claims) {}

    /** A derived period; its text is when it held. */
    public record Period(Value period, Value subject, Value property, Value object) {
        String title() {
            return subject.text() + ", " + property.text() + ", " + object.text();
        }
    }

    /** The page of a thing, a concept, a document, a graph or a period. */
    public record Thing(Page page, String kind, Value iri, List<Value> labels, String definition, List<Fact> facts, List<Direct> direct,
            List<Period> periods, List<Group> groups, List<Fact> mentions, List<Asks> asks, List<Uniqueness> uniqueness, List<Conflict> conflicts, List<Turn> turns) {}

    /**
     * Which of very many claims, or things of a list, a page shows, and where the others are.
     *
     * @param previous empty on the first page
     * @param next     empty on the last page
     */
    public record Turn(int first, int last, int all, String previous, String next) {
        /**
         * For the page of this number.
         *
         * @param before how many are on earlier pages
         * @param shown  how many are on this one
         * @return nothing if all are on it
         */
        static List<Turn> of(String path, int number, int before, int shown, int all) {
            if (shown == all) return List.of();
            int last = before + shown;
            return List.of(new Turn(before + 1, last, all, number == 1 ? "" : path + "?page=" + (number - 1), last == all ? "" : path + "?page=" + (number + 1)));
        }

        /** {@code 251 to 500 of 2,322}. */
        public String words() {
            return Numbers.grouped(Integer.toString(first)) + " to " + Numbers.grouped(Integer.toString(last)) + " of " + Numbers.grouped(Integer.toString(all));
        }
    }

    /** A saved question, filled in with the thing of the page. */
    public record Ask(String sentence, String href) {}

    /** The questions of one theme. */
    public record Asks(String theme, List<Ask> questions) {}

    /** How many headlines, that is triples of subject, relation and object, a document has, and how many no other origin has. */
    public record Uniqueness(int claims, int headlines, int unique) {
        public long percent() {
            return Math.round(100.0 * unique / headlines);
        }
    }

    /**
     * A disagreement with its claims side by side.
     *
     * @param opinion whether it is one of opinions, which is never resolved
     */
    public record Conflict(Value title, String id, String kind, String resolution, boolean resolved, boolean opinion, List<Line> sides) {}

    /** Disagreements of one kind. */
    public record Conflicts(String heading, String id, String definition, List<Conflict> all) {}

    /** The page of all disagreements. */
    public record Disputes(Page page, List<Conflicts> kinds) {}

    /** A disagreement, with the other claims of it. */
    public record Dispute(Value disagreement, String kind, String resolution, List<Value> others) {}

    /** A concept and what it means. */
    public record Meaning(Value concept, String definition) {}

    /** The page of a claim. The quote is empty without the document's text; where there should be one, it is said why there is none. */
    public record Claim(Page page, String kind, Value iri, List<Value> headline, String when, List<Meaning> meanings, boolean overruled,
            List<Fact> qualifiers, List<Fact> standing, List<Value> place, List<Quote> quote, String unread, List<Fact> document, List<Fact> cited,
            List<Dispute> disputes, List<Fact> follows) {}

    /** A class or property of the ontology. */
    public record Term(String id, String label, List<Value> labels, String definition, String note, List<Fact> facts, List<Value> example) {}

    /** A part of the ontology page. */
    public record Terms(String heading, String id, List<Term> terms) {}

    /** A list of things by group. */
    public record Index(Page page, String lede, List<Fact> groups, List<Turn> turns) {}
}
