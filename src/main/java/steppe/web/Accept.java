package steppe.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proactive content negotiation by the Accept header: RFC 9110, sections 12.4.2 (weights) and 12.5.1. */
public final class Accept {
    private record Range(String type, double weight) {
        /** 3 for the very type, 2 for {@code type/*}, 1 for any, 0 for no match: the most specific range decides. */
        int fit(String offer) {
            if (type.equals(offer)) return 3;
            if (type.endsWith("/*") && !type.equals("*/*")) return offer.startsWith(type.substring(0, type.length() - 1)) ? 2 : 0;
            return type.equals("*/*") ? 1 : 0;
        }
    }

    private final List<Range> ranges;

    private Accept(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Of a request, whose header may come in several lines (RFC 9110, section 5.3). */
    public static Accept of(HttpServletRequest request) {
        return of(String.join(",", Collections.list(request.getHeaders("Accept"))));
    }

    /** Reads the header; none, or a blank one, accepts everything, and ranges that are none are passed over. */
    public static Accept of(String header) {
        if (header.isBlank()) return new Accept(List.of(new Range("*/*", 1)));
        List<Range> ranges = new ArrayList<>();
        for (String part : header.split(",")) range(part).ifPresent(ranges::add);
        return new Accept(ranges);
    }

    /** The offer of the greatest weight, the earlier of equal ones; empty if none is acceptable (406). */
    public Optional<String> best(List<String> offers) {
        String best = null;
        double weight = 0;
        for (String offer : offers) {
            if (weight(offer) > weight) {
                best = offer;
                weight = weight(offer);
            }
        }
        return Optional.ofNullable(best);
    }

    private double weight(String offer) {
        int fit = 0;
        double weight = 0;
        for (Range range : ranges) {
            if (range.fit(offer) > fit) {
                fit = range.fit(offer);
                weight = range.weight();
            }
        }
        return weight;
    }

    private static Optional<Range> range(String part) {
        String[] pieces = part.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
        if (!pieces[0].matches("[^\\s/]+/[^\\s/]+")) return Optional.empty();
        double weight = 1;
        for (String piece : pieces) if (piece.startsWith("q=")) weight = weightOf(piece.substring(2));
        return Optional.of(new Range(pieces[0], weight));
    }

    private static double weightOf(String text) {
        return text.matches("[01](\\.\\d{0,3})?") ? Math.min(1, Double.parseDouble(text)) : 0;
    }
}
