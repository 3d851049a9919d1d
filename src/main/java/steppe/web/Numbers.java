package steppe.web;

/** Numbers for readers. */
public final class Numbers {
    private Numbers() {}

    /** Digits in threes with narrow spaces, exact as they are: 89400000000 becomes 89 400 000 000. Years stay whole. */
    public static String grouped(String number) {
        int end = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
        String whole = number.substring(0, end);
        if (!whole.matches("[+-]?\\d{5,}")) return number;
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u202f") + number.substring(end);
    }
}
