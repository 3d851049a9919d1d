package steppe.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Prints what each saved question costs over made-up graphs of growing size, and between the two largest how many times more it costs for how many
 * times more rows: what grows with its answer has a quotient of about one. Of an answer that a bound has cut nobody knows how much it grows. Run by {@code bench/questions}.
 */
final class Questions {
    private static final double LIMIT = 500;
    /** Below this, fixed costs and chance are most of it. */
    private static final double NOTICEABLE = 25;
    /** Growth by less than this much more than the rows is chance, or a deeper index. */
    private static final double TOLERANCE = 1.6;
    private static final String ANY = "(any claims, from all over the graph)";
    private final List<Integer> sizes;
    private final Map<String, Map<Integer, Cpu>> costs = new TreeMap<>();

    private Questions(List<Integer> sizes) {
        this.sizes = sizes;
    }

    /** @param arguments the folder with the saved questions, a regular expression that the names of those to ask contain, then folders named by the number of their claims */
    public static void main(String[] arguments) {
        List<Path> folders = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        Questions table = new Questions(folders.stream().map(Questions::size).toList());
        for (Path folder : folders) table.measure(folder, Path.of(arguments[0]), Pattern.compile(arguments[1]));
        table.print();
    }

    private static int size(Path folder) {
        return Integer.parseInt(folder.getFileName().toString());
    }

    private void measure(Path folder, Path queries, Pattern part) {
        try (World world = new World(folder, queries)) {
            note(ANY, size(folder), Cpu.of(world.anyClaims()));
            world.tasks().forEach((name, task) -> {
                if (part.matcher(name).find()) note(name, size(folder), Cpu.of(task));
            });
        }
    }

    /** Said at once too, because the whole takes a while. */
    private void note(String name, int size, Cpu cost) {
        System.err.printf(Locale.ROOT, "%d %s: %d rows, %.1f ms%n", size, name, cost.rows(), cost.millis());
        costs.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(size, cost);
    }

    private void print() {
        System.out.printf("%-42s", "question (* about the most mentioned)");
        sizes.forEach(size -> System.out.printf(Locale.ROOT, " %9s %9s", "rows", "ms"));
        System.out.println("    rows x      ms x  quotient   at " + sizes + " claims");
        costs.forEach((name, cost) -> System.out.println(line(name, cost)));
    }

    private String line(String name, Map<Integer, Cpu> cost) {
        StringBuilder line = new StringBuilder(String.format("%-42s", name));
        for (int size : sizes) line.append(cell(cost.get(size)));
        Cpu last = cost.get(sizes.get(sizes.size() - 1));
        if (last == null) return line.toString();
        Cpu before = sizes.size() < 2 ? null : cost.get(sizes.get(sizes.size() - 2));
        if (before == null) return line + verdict(last, 0);
        double rows = Math.max(1, last.rows()) / (double) Math.max(1, before.rows());
        double millis = last.millis() / before.millis();
        return line + String.format(Locale.ROOT, " %9.1f %9.1f %9.2f", rows, millis, millis / rows) + verdict(last, millis / rows);
    }

    /** Empty where the most mentioned thing is the question's own, and so was not asked about twice. */
    private static String cell(Cpu cost) {
        return cost == null ? String.format(" %9s %9s", "", "") : String.format(Locale.ROOT, " %9d %9.1f", cost.rows(), cost.millis());
    }

    private static String verdict(Cpu cost, double quotient) {
        if (cost.rows() < 0) return "  GAVE UP";
        String slow = cost.millis() > LIMIT ? "  SLOW" : "";
        return slow + (cost.millis() > NOTICEABLE && quotient > TOLERANCE ? cost.cut() ? "  CUT" : "  GROWS" : "");
    }
}
