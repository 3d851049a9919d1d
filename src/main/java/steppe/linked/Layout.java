package steppe.linked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.linked.Ontology.Arrow;
import steppe.linked.Ontology.Branch;
import steppe.linked.OntologyView.Box;
import steppe.linked.OntologyView.Drawing;
import steppe.linked.OntologyView.Line;

/** Finds a place for everything: names in, numbers out. It guesses the width of letters, generously, as it has no fonts. */
final class Layout {
    private static final int MARGIN = 8;
    private static final int HEIGHT = 30;
    private static final int ROW = 38;
    private static final int GAP = 40;
    private static final int LETTER = 8;
    private static final int LONGEST = 30;

    private Layout() {}

    /** A name and how it is drawn. */
    record Name(String kind, String text, String note, String full, String href) {
        Name {
            text = text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
        }

        private int width() {
            return Math.max(width(text), width(note) * 7 / 8) + 2 * MARGIN;
        }

        private static int width(String text) {
            return text.codePoints().map(letter -> letter < 0x2e80 ? LETTER : 2 * LETTER).sum();
        }

        private Box at(int x, int y, int width, int height) {
            return new Box(kind, x, y, width, height, text, note, full, href);
        }
    }

    /** A forest from left to right: a row for each leaf, a column for each level, parents in the middle of their children. */
    static Drawing forest(List<Branch> roots, Function<Node, Name> names) {
        List<Integer> columns = new ArrayList<>();
        measure(roots, 0, columns, names);
        Map<Node, Box> boxes = new LinkedHashMap<>();
        int height = MARGIN;
        for (Branch root : roots) height = plant(root, 0, height, columns, names, boxes);
        List<Line> lines = roots.stream().flatMap(Branch::all).flatMap(branch -> lines(branch, boxes).stream()).toList();
        return new Drawing(left(columns, columns.size()) - GAP + MARGIN, height - ROW + HEIGHT + MARGIN, List.copyOf(boxes.values()), lines);
    }

    private static void measure(List<Branch> branches, int level, List<Integer> columns, Function<Node, Name> names) {
        if (branches.isEmpty()) return;
        if (columns.size() == level) columns.add(0);
        int widest = branches.stream().mapToInt(branch -> names.apply(branch.term()).width()).max().orElse(0);
        columns.set(level, Math.max(columns.get(level), widest));
        for (Branch branch : branches) measure(branch.below(), level + 1, columns, names);
    }

    private static int left(List<Integer> columns, int level) {
        return MARGIN + columns.stream().limit(level).mapToInt(width -> width + GAP).sum();
    }

    /** Returns the next free row. */
    private static int plant(Branch branch, int level, int top, List<Integer> columns, Function<Node, Name> names, Map<Node, Box> boxes) {
        int next = top;
        for (Branch child : branch.below()) next = plant(child, level + 1, next, columns, names, boxes);
        int y = branch.below().isEmpty() ? top : middle(branch.below(), boxes);
        boxes.put(branch.term(), names.apply(branch.term()).at(left(columns, level), y, columns.get(level), HEIGHT));
        return Math.max(next, top + ROW);
    }

    private static int middle(List<Branch> below, Map<Node, Box> boxes) {
        return (boxes.get(below.get(0).term()).y() + boxes.get(below.get(below.size() - 1).term()).y()) / 2;
    }

    private static List<Line> lines(Branch branch, Map<Node, Box> boxes) {
        List<Line> lines = new ArrayList<>();
        Box box = boxes.get(branch.term());
        for (Branch child : branch.below()) lines.add(new Line("branch", elbow(box, boxes.get(child.term()), GAP / 2, 0)));
        for (Node other : branch.others()) {
            Optional.ofNullable(boxes.get(other)).map(from -> elbow(from, box, GAP / 4, from.y() > box.y() ? HEIGHT / 4 : -HEIGHT / 4)).ifPresent(path -> lines.add(new Line("also", path)));
        }
        return lines;
    }

    /** Turns so far before its end, and ends so far below its middle. */
    private static String elbow(Box from, Box to, int before, int below) {
        return "M" + from.right() + " " + from.middle() + "H" + (to.x() - before) + "V" + (to.middle() + below) + "H" + to.x();
    }

    /** Arrows in three columns: from, property, to. What has the same end shares a box, so no arrow crosses another. */
    static Drawing arrows(List<Arrow> arrows, Function<Node, Name> names, Function<Arrow, Name> ends) {
        int from = widest(arrows, arrow -> names.apply(arrow.from()));
        int label = widest(arrows, arrow -> names.apply(arrow.property())) + MARGIN;
        int to = widest(arrows, ends);
        List<Box> boxes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        int y = MARGIN;
        for (List<Arrow> ofOne : grouped(arrows, Arrow::from)) {
            int top = y;
            for (List<Arrow> toOne : grouped(ofOne, ends)) {
                boxes.add(ends.apply(toOne.get(0)).at(MARGIN + from + label, y, to, toOne.size() * HEIGHT));
                for (Arrow arrow : toOne) {
                    boxes.add(names.apply(arrow.property()).at(MARGIN + from, y, label, HEIGHT));
                    lines.add(new Line("arrow", arrow(MARGIN + from, y + HEIGHT - 7, label)));
                    y += HEIGHT;
                }
                y += ROW - HEIGHT;
            }
            boxes.add(names.apply(ofOne.get(0).from()).at(MARGIN, top, from, y - top - (ROW - HEIGHT)));
            y += HEIGHT / 2;
        }
        return new Drawing(from + label + to + 2 * MARGIN, y - HEIGHT / 2 - (ROW - HEIGHT) + MARGIN, boxes, lines);
    }

    private static String arrow(int x, int y, int length) {
        return "M" + x + " " + y + "h" + length + "m-7 -4l7 4l-7 4";
    }

    private static int widest(List<Arrow> arrows, Function<Arrow, Name> name) {
        return arrows.stream().mapToInt(arrow -> name.apply(arrow).width()).max().orElse(0);
    }

    private static List<List<Arrow>> grouped(List<Arrow> arrows, Function<Arrow, ?> key) {
        return List.copyOf(arrows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList())).values());
    }
}
