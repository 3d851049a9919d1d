package steppe.web;

/**
 * How a claim or a row is to be taken: in words, with a sign of its own shape, never by colour alone.
 *
 * @param kind names the style: announced, attributed, denied, negated, deprecated, disputed, flagged, unsure, roster, single, resolving
 */
public record Mark(String kind, String sign, String words) {
    static Mark announced() {
        return new Mark("announced", "◇", "announced");
    }

    static Mark attributed(String whom) {
        return new Mark("attributed", "❝", whom.isEmpty() ? "attributed" : "attributed to " + whom);
    }

    static Mark reported(String by) {
        return new Mark("attributed", "❝", "reported by " + by);
    }

    static Mark denied() {
        return new Mark("denied", "✕", "denied");
    }

    static Mark negated() {
        return new Mark("negated", "¬", "says that it is not so");
    }

    static Mark deprecated() {
        return new Mark("deprecated", "†", "deprecated");
    }

    static Mark flagged(String flag) {
        return new Mark("flagged", "⚑", flag);
    }

    static Mark unsure(String confidence) {
        return new Mark("unsure", "?", confidence);
    }

    public static Mark disputed() {
        return new Mark("disputed", "≠", "disputed");
    }

    /** Of a claim that decides a disagreement. */
    public static Mark resolving() {
        return new Mark("resolving", "✓", "decides it");
    }

    public static Mark roster() {
        return new Mark("roster", "▤", "reference rosters only");
    }

    /** One part of what the row says rests on the rosters alone, another does not. */
    public static Mark partlyRoster() {
        return new Mark("roster", "▤", "in part on reference rosters only");
    }

    public static Mark singleOrigin() {
        return new Mark("single", "①", "one origin only");
    }
}
