package steppe.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import steppe.query.Rows;

/**
 * Prints what each saved question costs over made-up graphs of growing size, and between the two largest how many times more it costs for how many
 * times more rows: what grows with its answer has a quotient of about one. An answer that a bound cuts is compared with all that it would have been, and
 * a second line says what that costs. Run by {@code bench/questions}.
 */
final class Questions implements AutoCloseable {
    private static final double LIMIT = 500;
    /** Below this, fixed costs and chance are most of it. */
    private static final double NOTICEABLE = 25;
    /** Growth by less than this much more than the rows, beyond that of the control, is chance. */
    private static final double TOLERANCE = 1.5;
    /** As many rows as most bounds allow. */
    private static final int ANY = 2000;
    private static final int SHARE = 50;
    private static final String CONTROL = "(any claim of " + SHARE + ")";
    private final Map<Integer, World> worlds = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Cpu>> costs = new LinkedHashMap<>();
    /** The same without bounds. */
    private final Map<String, Map<Integer, Cpu>> wholes = new LinkedHashMap<>();

    private Questions(List<Path> folders, Path queries) {
        for (Path folder : folders) worlds.put(Integer.parseInt(folder.getFileName().toString()), new World(folder, queries));
    }

    /** @param arguments the folder with the saved questions, a regular expression that the names of those to ask contain, then folders named by the number of their claims */
    public static void main(String[] arguments) {
        Pattern part = Pattern.compile(arguments[1]);
        try (Questions table = new Questions(Arrays.stream(arguments).skip(2).map(Path::of).toList(), Path.of(arguments[0]))) {
            table.warm();
            table.measure(part);
            table.print();
        }
    }

    /** All of them in the smallest graph, so that what is asked first does not meet a colder Java than the rest. */
    private void warm() {
        World smallest = worlds.values().iterator().next();
        smallest.tasks().values().forEach(query -> Cpu.of(() -> smallest.answer(query)));
    }

    /** Each at all sizes before the next, because a machine has better minutes and worse ones. */
    private void measure(Pattern part) {
        worlds.forEach((size, world) -> note(costs, "(any " + ANY + " claims)", size, world.anyClaims(ANY)));
        worlds.forEach((size, world) -> note(costs, CONTROL, size, world.anyClaims(size / SHARE)));
        Map<Integer, Map<String, Query>> tasks = new LinkedHashMap<>();
        worlds.forEach((size, world) -> tasks.put(size, world.tasks()));
        Set<String> names = new TreeSet<>();
        tasks.values().forEach(task -> names.addAll(task.keySet()));
        names.removeIf(name -> !part.matcher(name).find());
        for (String name : names) tasks.forEach((size, named) -> measure(name, size, named.get(name)));
    }

    /** @param query none where the most mentioned thing is the question's own, and so is not asked about twice */
    private void measure(String name, int size, Query query) {
        if (query == null) return;
        World world = worlds.get(size);
        Cpu cost = note(costs, name, size, () -> world.answer(query));
        if (cost.cut()) note(wholes, name, size, () -> world.answer(Unbounded.of(query)));
    }

    /** Said at once too, because it takes a while. */
    private static Cpu note(Map<String, Map<Integer, Cpu>> costs, String name, int size, Supplier<Rows> work) {
        Cpu cost = Cpu.of(work);
        System.err.printf(Locale.ROOT, "%d %s: %d rows, %.1f ms%n", size, name, cost.rows(), cost.millis());
        costs.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(size, cost);
        return cost;
    }

    private void print() {
        System.out.printf("%-42s", "question (* about the most mentioned)");
        worlds.keySet().forEach(size -> System.out.printf(Locale.ROOT, " %9s %9s", "rows", "ms"));
        System.out.println("    rows x      ms x  quotient   at " + worlds.keySet() + " claims");
        costs.forEach((name, cost) -> {
            Map<Integer, Cpu> whole = new LinkedHashMap<>(cost);
            whole.putAll(wholes.getOrDefault(name, Map.of()));
            System.out.println(line(name, cost, whole, LIMIT));
            if (wholes.containsKey(name)) System.out.println(line("  without bounds", whole, whole, Double.MAX_VALUE));
        });
    }

    private String line(String name, Map<Integer, Cpu> costs, Map<Integer, Cpu> answers, double limit) {
        StringBuilder line = new StringBuilder(String.format("%-42s", name));
        for (int size : worlds.keySet()) line.append(cell(costs.get(size)));
        Growth growth = growth(costs, answers);
        if (growth != null) line.append(String.format(Locale.ROOT, " %9.1f %9.1f %9.2f", growth.rows(), growth.millis(), growth.quotient()));
        return line + verdict(costs.get(last(0)), growth, limit);
    }

    /** Between the two largest graphs; null if it was not asked in both. */
    private Growth growth(Map<Integer, Cpu> costs, Map<Integer, Cpu> answers) {
        if (worlds.size() < 2 || !costs.containsKey(last(0)) || !costs.containsKey(last(1))) return null;
        return new Growth(rows(answers.get(last(0))) / rows(answers.get(last(1))), costs.get(last(0)).millis() / costs.get(last(1)).millis());
    }

    private int last(int before) {
        return List.copyOf(worlds.keySet()).get(worlds.size() - 1 - before);
    }

    private static double rows(Cpu cost) {
        return Math.max(1, cost.rows());
    }

    /** How many times more something costs for how many times more rows. */
    private record Growth(double rows, double millis) {
        double quotient() {
            return millis / rows;
        }
    }

    private static String cell(Cpu cost) {
        return cost == null ? String.format(" %9s %9s", "", "") : String.format(Locale.ROOT, " %9d %9.1f", cost.rows(), cost.millis());
    }

    private String verdict(Cpu cost, Growth growth, double limit) {
        if (cost == null) return "";
        if (cost.rows() < 0) return "  GAVE UP";
        boolean grows = growth != null && cost.millis() > NOTICEABLE && growth.quotient() > TOLERANCE * Math.max(1, growth(costs.get(CONTROL), costs.get(CONTROL)).quotient());
        return (cost.millis() > limit ? "  SLOW" : "") + (grows ? "  GROWS" : "");
    }

    @Override
    public void close() {
        worlds.values().forEach(World::close);
    }
}
