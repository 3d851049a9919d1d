package steppe.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;

/**
 * A small drawn graph of what engines differ in: numbers of all types, dates with and without a zone, tags in any case, terms of no value. But nothing
 * that TDB2 does not give back as one term: integers beyond 64 bits (cut off in its file), and decimals written as {@code 1.50} or {@code 2}.
 */
final class OddGraph {
    static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    static final List<String> GRAPHS = List.of("x:g1", "x:g2", "x:g3");
    static final List<String> THINGS = List.of("x:a", "x:b", "x:c", "x:d", "x:e", "x:f");
    static final List<String> PROPERTIES = List.of("x:p", "x:q", "x:r", "x:v", "x:w");
    /** As lexical form and datatype, or as lexical form and tag. */
    static final List<String> LITERALS = List.of("1^integer", "01^integer", "2^int", "1^byte", "1.0^decimal", "1.5^decimal", "0.1^decimal", "0.0^decimal", "1e0^double", "-0e0^double", "0e0^double", "NaN^double", "INF^double",
            "-INF^double", "1^float", "NaN^float", "0.1^float", "9223372036854775807^integer", "-3^integer", "x^integer", "^integer", "1^unsignedInt", "true^boolean", "1^boolean", "0^boolean", "maybe^boolean",
            "a^string", "A^string", "b^string", "^string", "ab^string", "\u00e9^string", "e\u0301^string", "\ud83d\ude00a^string", "1^string", "a\nb^string", "a|b\"^string", "a@en", "a@EN", "a@en-GB", "a@fr", "b@en", "@en", "Stra\u00dfe@de",
            "2024-01-01^date", "2024-01-01Z^date", "2024-01-01+14:00^date", "2024-02-30^date", "-0044-03-15^date", "2024-01-01T00:00:00^dateTime", "2024-01-01T00:00:00Z^dateTime", "2023-12-31T24:00:00Z^dateTime",
            "2024-01-01T05:00:00+05:00^dateTime", "2024-01-01T00:00:00.5-03:30^dateTime", "12:00:00^time", "12:00:00Z^time", "2024^gYear", "2024-01^gYearMonth", "--01^gMonth", "P1M^duration", "P30D^dayTimeDuration", "PT36H^dayTimeDuration",
            "P1Y^yearMonthDuration", "P12M^duration", "0aFF^hexBinary", "x:a^anyURI", "a^<x:type>", "1^<x:type>");

    private OddGraph() {}

    static Stream<Quad> of(SplittableRandom random) {
        List<Quad> quads = new ArrayList<>();
        for (int i = 0; i < 60; i++) quads.add(quad(random, Fuzz.pick(random, List.of("x:p", "x:q", "x:r")), thing(random)));
        for (int i = 0; i < 70; i++) quads.add(quad(random, Fuzz.pick(random, List.of("x:v", "x:w")), literal(Fuzz.pick(random, LITERALS))));
        quads.add(new Quad(iri("x:g1"), iri("x:g2"), iri("x:p"), iri("x:g2")));
        return quads.stream();
    }

    private static Quad quad(SplittableRandom random, String property, Node object) {
        return new Quad(iri(Fuzz.pick(random, GRAPHS)), thing(random), iri(property), object);
    }

    private static Node thing(SplittableRandom random) {
        return random.nextInt(8) == 0 ? NodeFactory.createBlankNode("b" + random.nextInt(3)) : iri(Fuzz.pick(random, THINGS));
    }

    private static Node iri(String name) {
        return NodeFactory.createURI(name);
    }

    static Node literal(String shorthand) {
        int type = shorthand.lastIndexOf('^');
        int tag = shorthand.lastIndexOf('@');
        if (type < 0) return NodeFactory.createLiteralLang(shorthand.substring(0, tag), shorthand.substring(tag + 1));
        String name = shorthand.substring(type + 1);
        String iri = name.startsWith("<") ? name.substring(1, name.length() - 1) : XSD + name;
        return NodeFactory.createLiteralDT(shorthand.substring(0, type), TypeMapper.getInstance().getSafeTypeByName(iri));
    }
}
