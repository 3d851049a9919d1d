package steppe.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.model.Problem;
import steppe.read.Source;

/** Passages lie within the article of a known document, and a claim's IRI says where its passage starts. */
final class PassageCheck {
    private final Source source;
    private final Graph all;

    PassageCheck(Source source, Graph all) {
        this.source = source;
        this.all = all;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        source.graph().find(Node.ANY, Names.term("passage"), Node.ANY).forEach(triple -> check(triple, problems));
        return problems;
    }

    private void check(Triple triple, List<Problem> problems) {
        String place = source.placeOf(triple.getSubject());
        String iri = triple.getObject().toString(Names.prefixes());
        Optional<Passage> passage = Passage.parse(iri);
        if (passage.isEmpty()) {
            problems.add(new Problem(place, "<" + iri + "> is not a passage", "Write <document#char=start,end> (RFC 5147)."));
            return;
        }
        name(triple.getSubject(), passage.get(), place).ifPresent(problems::add);
        range(passage.get(), place).ifPresent(problems::add);
    }

    private Optional<Problem> name(Node claim, Passage passage, String place) {
        String expected = Names.CLAIM + passage.document() + "-" + passage.start();
        if (claim.getURI().matches(java.util.regex.Pattern.quote(expected) + "[a-z]+")) return Optional.empty();
        return Optional.of(new Problem(place, Names.shorten(claim) + " has a passage that starts at " + passage.start(),
                "Name the claim after its passage: claim:" + passage.document() + "-" + passage.start() + "a (then b, c ...)."));
    }

    private Optional<Problem> range(Passage passage, String place) {
        Optional<Integer> length = number(passage, "codePoints");
        if (length.isEmpty()) {
            return Optional.of(new Problem(place, "the document " + passage.document() + " is not described", "Describe it in triples/documents.ttl."));
        }
        int start = number(passage, "contentStart").orElse(0);
        int end = number(passage, "contentEnd").orElse(length.get());
        if (start <= passage.start() && passage.start() < passage.end() && passage.end() <= end) return Optional.empty();
        return Optional.of(new Problem(place, "the passage " + passage.start() + "," + passage.end() + " does not lie within the text of "
                + passage.document() + ", which is " + start + "," + end, "Offsets are code points, the end is exclusive."));
    }

    private Optional<Integer> number(Passage passage, String property) {
        return all.find(Names.document(passage.document()), Names.term(property), Node.ANY).nextOptional()
                .map(t -> Integer.valueOf(t.getObject().getLiteralLexicalForm()));
    }
}
