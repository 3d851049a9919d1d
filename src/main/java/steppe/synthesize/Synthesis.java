package steppe.synthesize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphOps;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.model.Reason;
import steppe.model.Schema;
import steppe.read.Repository;
import steppe.read.Source;

/**
 * Writes a repository with the real graph and any number of made-up claims, in documents of about a thousand. Things, disagreements
 * and the share of real things grow with the square root of the number of claims: a thousand claims have as many made-up things as
 * there are real ones, a million about thirty times as many. The same arguments give the same files, byte for byte. Memory grows
 * with the number of disagreements only.
 */
public final class Synthesis {
    private static final int CLAIMS_IN_A_DOCUMENT = 1000;
    private static final int LEAST = 100;
    private final Path from;
    private final int claims;
    private final int documents;
    private final long seed;
    private final List<Example> examples;
    private final Things things;
    private final Descriptions descriptions;
    private final Claims writer;
    private final List<Dispute> disputes;

    /**
     * @param from   the repository whose claims are the examples
     * @param claims how many claims to make up, 100 or more
     * @param seed   another seed gives another made-up world
     * @throws Invalid if the repository cannot be read or the number is too small
     */
    public Synthesis(Path from, int claims, long seed) {
        if (claims < LEAST) throw new Invalid(new Problem("--claims", claims + " is too few", "Ask for " + LEAST + " or more."));
        this.from = from;
        this.claims = claims;
        this.seed = seed;
        this.documents = Math.max(1, claims / CLAIMS_IN_A_DOCUMENT);
        List<Source> sources = new Repository(from).read();
        Graph terms = union(sources, "ontology", "vocabulary");
        things = new Things(union(sources, "entities"), Math.sqrt(claims / (double) CLAIMS_IN_A_DOCUMENT));
        examples = Example.in(sources).stream().filter(this::canBeMadeUp).toList();
        Schema schema = new Schema(terms);
        Dates dates = new Dates(periods(examples, schema));
        descriptions = new Descriptions(things, dates, seed);
        Labels labels = new Labels(union(sources, "ontology", "vocabulary", "entities"));
        writer = new Claims(things, descriptions, new Truth(schema, examples, dates, seed), dates, labels);
        disputes = Dispute.all(things, bySubject(), seed, claims / 8);
    }

    /** Writes the repository into a folder that is empty or not there. @throws Invalid if it holds anything or cannot be written */
    public void into(Path folder) {
        try {
            requireEmpty(folder);
            copy(folder);
            things(folder.resolve("triples/entities.ttl"));
            documents(folder.resolve("triples/documents.ttl"));
            for (int document = 1; document <= documents; document++) claims(folder, document);
            disagreements(folder.resolve("triples/curation.ttl"));
        } catch (IOException e) {
            throw new Invalid(new Problem(folder.toString(), "cannot be written: " + Reason.of(e), "Check the rights and the free space, or name another folder."));
        }
    }

    /** A claim between two concepts, or of a concept on its own, has no place for a made-up thing. */
    private boolean canBeMadeUp(Example example) {
        return things.isThing(example.subject()) || example.get("object").filter(things::isThing).isPresent();
    }

    private Map<Kind, List<Example>> bySubject() {
        return examples.stream().filter(example -> things.isThing(example.subject()))
                .filter(example -> example.get("partnership").isEmpty() && !example.has("predicate", Names.term("assessedOn")))
                .collect(Collectors.groupingBy(example -> things.kindOf(example.subject()).orElseThrow()));
    }

    private static List<String> periods(List<Example> examples, Schema schema) {
        return examples.stream().filter(example -> example.get("predicate").filter(schema::holdsOverTime).isPresent())
                .filter(example -> !example.has("modality", Names.concept("Announced")))
                .flatMap(example -> example.get("when").stream()).map(Node::getLiteralLexicalForm).filter(when -> when.contains("/")).toList();
    }

    private static Graph union(List<Source> sources, String... names) {
        Graph union = GraphMemFactory.createDefaultGraph();
        sources.stream().filter(source -> List.of(names).contains(source.name())).forEach(source -> GraphOps.addAll(union, source.graph().find()));
        return union;
    }

    private static void requireEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> present = Files.list(folder)) {
            if (present.findAny().isPresent()) throw new Invalid(new Problem(folder.toString(), "is not empty", "Name a new folder."));
        }
    }

    /** All but the expected answers of the questions, which are those of the real graph. */
    private void copy(Path folder) throws IOException {
        for (String part : List.of("ontology", "triples", "queries")) {
            if (!Files.isDirectory(from.resolve(part))) continue;
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".tsv")).toList()) {
                    Path target = folder.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private void things(Path file) throws IOException {
        try (TurtleFile out = new TurtleFile(file, "From here on everything is made up, for measuring.")) {
            for (Kind kind : things.kinds()) {
                for (int number = 0; number < kind.size(); number++) out.write(descriptions.of(kind, number));
            }
        }
    }

    private void documents(Path file) throws IOException {
        Node publisher = things.kinds().stream().filter(kind -> kind.types().equals(List.of(Names.term("MediaOutlet")))).findFirst()
                .orElseThrow(() -> new Invalid(new Problem("triples/entities.ttl", "has no steppe:MediaOutlet", "Take a repository like Steppe's own."))).thing(0);
        Documents descriptions = new Documents(seed, publisher);
        try (TurtleFile out = new TurtleFile(file, "From here on everything is made up, for measuring.")) {
            for (int document = 1; document <= documents; document++) out.write(descriptions.of(document, claimsOf(document)));
        }
    }

    private void claims(Path folder, int document) throws IOException {
        Path file = folder.resolve("triples/" + Place.document(document) + ".ttl");
        try (TurtleFile out = new TurtleFile(file, "Made up by 'steppe synthesize' for measuring: nothing here is a fact.")) {
            Set<Place> taken = disputed(document, out);
            ordinary(document, taken, out);
        }
    }

    private Set<Place> disputed(int document, TurtleFile out) {
        Set<Place> taken = new HashSet<>();
        for (Dispute dispute : disputes) {
            for (boolean contrary : new boolean[] {false, true}) {
                Place place = place(dispute, contrary);
                if (place.document() != document) continue;
                out.write(writer.disputed(dispute.example(), place, dispute.subject(), contrary, dispute.random(seed)));
                taken.add(place);
            }
        }
        return taken;
    }

    /** The sides stand at the start of two documents in a row, or of the only one. */
    private Place place(Dispute dispute, boolean contrary) {
        int turn = dispute.number() + (contrary ? 1 : 0);
        return new Place(1 + turn % documents, dispute.number() / documents * 2 + (contrary ? 1 : 0));
    }

    private void ordinary(int document, Set<Place> taken, TurtleFile out) {
        SplittableRandom random = Randomness.of(seed, Place.document(document));
        Optional<Node> right = Optional.empty();
        List<Triple> last = List.of();
        for (int index = 0; index < claimsOf(document); index++) {
            Place place = new Place(document, index);
            if (taken.contains(place)) continue;
            Example example = examples.get(random.nextInt(examples.size()));
            List<Triple> claim = writer.ordinary(example, place, right, random);
            while (Claims.sayTheSame(claim, last)) claim = writer.ordinary(example, place, right, random);
            out.write(claim);
            last = claim;
            if (!example.isDeprecated()) right = Optional.of(place.claim());
        }
    }

    /** The last document takes what is left over. */
    private int claimsOf(int document) {
        int each = claims / documents;
        return document < documents ? each : claims - each * (documents - 1);
    }

    private void disagreements(Path file) throws IOException {
        try (TurtleFile out = new TurtleFile(file, "From here on everything is made up, for measuring.")) {
            for (Dispute dispute : disputes) out.write(dispute.declaration(place(dispute, false).claim(), place(dispute, true).claim()));
        }
    }
}
