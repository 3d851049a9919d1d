package steppe.sandbox;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;

/**
 * How large a value may grow within a query. A value that doubles in each of thirty BINDs fills the memory; so what can grow is refused
 * when it gets too large, and the whole query with it: to leave the variable unbound would be another answer.
 */
final class Bounds {
    static final int MAX_STRING = 1 << 20;
    private static final int MAX_BITS = 4096;
    private static final int MAX_SCALE = 1500;
    /** Java adds a duration to a date month by month. */
    private static final Pattern LONG = Pattern.compile("(?<![.\\d])\\d{8}");

    private Bounds() {}

    static void checkLength(long length) {
        if (length > MAX_STRING) throw Refusal.tooBig("A string within the query grew beyond " + MAX_STRING + " characters.");
    }

    static void checkTogether(List<NodeValue> strings) {
        long length = 0;
        for (NodeValue string : strings) length += length(string);
        checkLength(length);
    }

    static void checkSize(NodeValue value) {
        if (value.isInteger()) checkBits(value.getInteger(), 0);
        else if (value.isDecimal()) checkBits(value.getDecimal());
        else if (value.isDuration() && LONG.matcher(value.asUnquotedString()).find()) throw Refusal.tooBig("A duration within the query is too long.");
    }

    static AtomicBoolean signal(FunctionEnv env) {
        AtomicBoolean signal = env == null ? null : Context.getCancelSignal(env.getContext());
        return signal == null ? new AtomicBoolean() : signal;
    }

    static void checkSignal(AtomicBoolean signal) {
        if (signal.get()) throw new QueryCancelledException();
    }

    private static int length(NodeValue value) {
        return value.asNode().isLiteral() ? value.asNode().getLiteralLexicalForm().length() : 0;
    }

    private static void checkBits(BigDecimal number) {
        checkBits(number.unscaledValue(), number.scale());
    }

    private static void checkBits(BigInteger digits, int scale) {
        if (digits.bitLength() > MAX_BITS || Math.abs(scale) > MAX_SCALE) throw tooLarge();
    }

    private static Refusal tooLarge() {
        return Refusal.tooBig("A number within the query grew beyond " + MAX_BITS + " bits.");
    }
}
