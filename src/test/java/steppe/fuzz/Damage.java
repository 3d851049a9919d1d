package steppe.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Breaks a text in the ways that people and attackers do. */
final class Damage {
    private static final List<String> NASTY = List.of("SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }", "LOAD <file:///etc/passwd>", "; DROP ALL", "INSERT DATA { <a> <b> <c> }", "<java:java.lang.Runtime>(1)",
            "\u0000", "\uFFFF", "\uD83D\uDE00", "{{{{{{{{", "}", "#", "\"", "'''", "\\u005c", "<", "?", "$", "-- ", "%00", "(((((((((((((((((((((((((((((((", "9".repeat(300), "a".repeat(3000), "<http://[bad>", "/*", "@",
            "<<( <a> <b> <c> )>>", "CALL", "LATERAL { ?a ?b ?c }", "LET (?x := 1)", "_:b _:b _:b", "()", "[]", "\t\r\n");
    private final SplittableRandom random;

    Damage(SplittableRandom random) {
        this.random = random;
    }

    String to(String text) {
        List<String> tokens = new ArrayList<>(Arrays.asList(text.split("(?<=[ (){}])")));
        for (int times = 1 + random.nextInt(3); times > 0; times--) once(tokens);
        return String.join("", tokens);
    }

    private void once(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(5)) {
            case 0 -> tokens.set(at, "");
            case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 2 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
            case 3 -> tokens.subList(at, tokens.size()).replaceAll(token -> "");
            default -> tokens.add(at, Fuzz.pick(random, NASTY) + " ");
        }
    }

    /** Something to put where a value is expected. */
    String value() {
        return switch (random.nextInt(4)) {
            case 0 -> Fuzz.pick(random, NASTY);
            case 1 -> "<fz onx=\"'>" + random.nextInt(100);
            case 2 -> Fuzz.pick(random, List.of("2024-07-04", "2024-02-30", "-1", "SCO", "id:SCO", "https://w3id.org/steppe/id/SCO", "Kazakhstan", "", " ", "javascript:fz", "en", "true", "1e9", "\u202Efz"));
            default -> random.ints(1 + random.nextInt(12), 1, 0x2FFF).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        };
    }
}
