package steppe.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.model.Problem;
import steppe.read.Source;

/** Claims stand in the document that their file is named after, passages lie within its article, and a claim's IRI says where its passage starts. */
final class PassageCheck {
    private static final Pattern LETTERS = Pattern.compile("[a-z]+");
    private final Source source;
    private final Graph known;

    PassageCheck(Source source, Graph known) {
        this.source = source;
        this.known = known;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        source.graph().find(Node.ANY, Names.term("passage"), Node.ANY).forEach(triple -> check(triple, problems));
        source.graph().find(Node.ANY, Names.term("document"), Node.ANY).filterDrop(triple -> triple.getObject().equals(Names.document(source.name())))
                .forEach(triple -> problems.add(elsewhere(triple)));
        return problems;
    }

    private void check(Triple triple, List<Problem> problems) {
        String iri = triple.getObject().toString(Names.prefixes());
        Optional<Passage> passage = Passage.parse(iri);
        Optional<Finding> finding = passage.isEmpty()
                ? Optional.of(new Finding("<" + iri + "> is not a passage", "Write <document#char=start,end> (RFC 5147)."))
                : name(triple.getSubject(), passage.get()).or(() -> range(passage.get())).or(() -> file(passage.get()));
        finding.ifPresent(found -> problems.add(new Problem(source.placeOf(triple.getSubject()), found.message(), found.hint())));
    }

    private Problem elsewhere(Triple triple) {
        String other = Names.shorten(triple.getObject()).replaceFirst("^document:", "");
        return new Problem(source.placeOf(triple.getSubject()), Names.shorten(triple.getSubject()) + " is said to stand in " + other,
                "A file holds the claims of the document that it is named after, here " + source.name() + ": mend steppe:document, or move the claim.");
    }

    /** A problem whose line is yet to be looked up, which costs a reading of the file. */
    private record Finding(String message, String hint) {}

    private static Optional<Finding> name(Node claim, Passage passage) {
        String name = Names.CLAIM + passage.document() + "-" + passage.start();
        if (claim.isURI() && claim.getURI().startsWith(name) && LETTERS.matcher(claim.getURI().substring(name.length())).matches()) return Optional.empty();
        return Optional.of(new Finding(Names.shorten(claim) + " has a passage that starts at " + passage.start(),
                "Name the claim after its passage: claim:" + passage.document() + "-" + passage.start() + "a (then b, c ...)."));
    }

    /** Whoever asks for one document gets its graph: all that it says, and nothing else. */
    private Optional<Finding> file(Passage passage) {
        if (passage.document().equals(source.name())) return Optional.empty();
        return Optional.of(new Finding("the passage " + passage.start() + "," + passage.end() + " is one of " + passage.document(),
                "A file holds the claims of one document: move it to triples/" + passage.document() + ".ttl."));
    }

    private Optional<Finding> range(Passage passage) {
        if (value(passage, "codePoints").isEmpty()) return Optional.of(new Finding("the document " + passage.document() + " is not described", "Describe it in triples/documents.ttl."));
        int start = number(passage, "contentStart").orElse(0);
        int end = number(passage, "contentEnd").or(() -> number(passage, "codePoints")).orElse(Integer.MAX_VALUE);
        if (start <= passage.start() && passage.start() < passage.end() && passage.end() <= end) return Optional.empty();
        return Optional.of(new Finding("the passage " + passage.start() + "," + passage.end() + " does not lie within the text of "
                + passage.document() + ", which is " + start + "," + end, "Offsets are code points, the end is exclusive."));
    }

    /** Nothing where it is no number of ours: the shapes of documents say so. */
    private Optional<Integer> number(Passage passage, String property) {
        return value(passage, property).filter(Node::isLiteral).map(Node::getLiteralValue).filter(Integer.class::isInstance).map(Integer.class::cast);
    }

    private Optional<Node> value(Passage passage, String property) {
        return known.find(Names.document(passage.document()), Names.term(property), Node.ANY).nextOptional().map(Triple::getObject);
    }
}
