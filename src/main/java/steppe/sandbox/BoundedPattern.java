package steppe.sandbox;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;

/**
 * A regular expression with its flags, as REGEX and REPLACE understand them. Java's can take for ever or recurse too deep on a short
 * text; ours look at the cancel signal with each character that they read. Those that cannot go back read the text itself.
 */
final class BoundedPattern {
    private static final Pattern LITERAL = Pattern.compile("[\\w ,;:'\"!/<>=~%&@-]+");
    private static final Pattern SIMPLE = Pattern.compile("[^*+?{(|\\\\]*");
    private final String source;
    private final String flags;
    private final Pattern pattern;
    private final boolean simple;
    private final boolean literal;

    private BoundedPattern(String source, String flags) {
        this.source = source;
        this.flags = flags;
        this.pattern = compile(source, flags);
        this.simple = SIMPLE.matcher(source).matches() || flags.contains("q");
        this.literal = flags.equals("i") && LITERAL.matcher(source).matches();
    }

    /** This one if it is of the same text and flags: compiled once for a constant. */
    static BoundedPattern of(BoundedPattern last, NodeValue source, NodeValue flags) {
        String text = string(source);
        String mode = flags == null ? "" : string(flags);
        return last != null && last.source.equals(text) && last.flags.equals(mode) ? last : new BoundedPattern(text, mode);
    }

    boolean occursIn(String text, AtomicBoolean signal) {
        return literal ? Caseless.contains(text, source) : guarded(() -> matcher(text, signal).find());
    }

    /** As Jena's REPLACE: of matches of the empty string only a first one counts. Null if nothing matches. */
    String replaceIn(String text, String replacement, AtomicBoolean signal) {
        return guarded(() -> replaced(matcher(text, signal), replacement));
    }

    private static String replaced(Matcher matcher, String replacement) {
        StringBuilder result = null;
        while (matcher.find()) {
            if (result != null && matcher.start() == matcher.end()) continue;
            if (result == null) result = new StringBuilder();
            matcher.appendReplacement(result, replacement);
            Bounds.checkLength(result.length());
        }
        if (result == null) return null;
        matcher.appendTail(result);
        Bounds.checkLength(result.length());
        return result.toString();
    }

    private Matcher matcher(String text, AtomicBoolean signal) {
        return pattern.matcher(simple ? text : new Watched(text, signal));
    }

    private static Pattern compile(String source, String flags) {
        if (!StringUtils.containsOnly(flags, "smixq")) throw new ExprEvalException("unknown flag of a regular expression");
        return guarded(() -> RegexEngine.makePattern("Regex", source, flags));
    }

    private interface Step<T> {
        T take();
    }

    private static <T> T guarded(Step<T> step) {
        try {
            return step.take();
        } catch (StackOverflowError e) {
            throw Refusal.bad("A regular expression of the query is too complex for the text that it is applied to.");
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ExprEvalException("bad replacement");
        }
    }

    private static String string(NodeValue value) {
        if (!value.isString()) throw new ExprEvalException("not a string");
        return value.getString();
    }
}
