package steppe.sandbox;

import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_FixedLength;
import org.apache.jena.sparql.path.P_Mod;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/**
 * Which property paths are evaluated. Jena collects what a closure steps over with all repetitions, so a closure within another, or one
 * over many alternatives in sequence, takes time and memory that grow by powers.
 */
final class Paths {
    private static final long MAX_WAYS = 256;
    private static final int MAX_STEPS = 32;

    private Paths() {}

    static void check(Path path) {
        look(path, false);
    }

    /** The ways through one step of the path. */
    private static long look(Path path, boolean closed) {
        if (path instanceof P_FixedLength || path instanceof P_Mod) throw Refusal.bad("A path with counts is not SPARQL 1.1.");
        if (isClosure(path)) return closure((P_Path1) path, closed);
        if (path instanceof P_Alt alternative) return bounded(look(alternative.getLeft(), closed) + look(alternative.getRight(), closed));
        if (path instanceof P_Seq sequence) return bounded(look(sequence.getLeft(), closed) * look(sequence.getRight(), closed));
        if (path instanceof P_ZeroOrOne optional) return bounded(1 + look(optional.getSubPath(), closed));
        if (path instanceof P_Path1 other) return look(other.getSubPath(), closed);
        return 1;
    }

    private static long closure(P_Path1 path, boolean closed) {
        if (closed) throw Refusal.bad("A path with * or + within * or + is not evaluated here.");
        look(path.getSubPath(), true);
        if (steps(path.getSubPath()) > MAX_STEPS) throw tooComplex();
        return 2;
    }

    private static int steps(Path path) {
        if (path instanceof P_Alt alternative) return steps(alternative.getLeft()) + steps(alternative.getRight());
        if (path instanceof P_Seq sequence) return steps(sequence.getLeft()) + steps(sequence.getRight());
        return path instanceof P_Path1 other ? steps(other.getSubPath()) : 1;
    }

    private static boolean isClosure(Path path) {
        return path instanceof P_ZeroOrMore1 || path instanceof P_ZeroOrMoreN || path instanceof P_OneOrMore1 || path instanceof P_OneOrMoreN;
    }

    private static long bounded(long ways) {
        if (ways > MAX_WAYS) throw tooComplex();
        return ways;
    }

    private static Refusal tooComplex() {
        return Refusal.bad("A path of the query is too complex.");
    }
}
