package steppe.gallery;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import steppe.web.Label;
import steppe.web.Links;
import steppe.web.Numbers;

/**
 * One value of an answer.
 *
 * @param kind names the style: thing, number, date, text, none
 * @param external whether the link leaves this site
 */
public record CellView(String text, String lang, String kind, Optional<String> href, boolean external) {
    static final CellView NONE = new CellView("not stated", "", "none", Optional.empty(), false);

    static CellView of(Node node, Map<Node, Label> labels) {
        if (node == null) return NONE;
        if (node.isURI()) return thing(node, labels.getOrDefault(node, new Label(node.getURI(), "")));
        if (node.isBlank()) return new CellView("unnamed", "", "none", Optional.empty(), false);
        return literal(node);
    }

    private static CellView thing(Node node, Label label) {
        return new CellView(label.text(), label.lang().equals("en") ? "" : label.lang(), "thing", Links.href(node), !Links.isOurs(node));
    }

    private static CellView literal(Node node) {
        String text = new Label(node.getLiteralLexicalForm(), "").text();
        boolean number = node.getLiteral().isWellFormed() && node.getLiteralValue() instanceof Number;
        if (number) return new CellView(Numbers.grouped(text), "", "number", Optional.empty(), false);
        boolean date = node.getLiteralDatatype().equals(XSDDatatype.XSDdate);
        return new CellView(text, node.getLiteralLanguage(), date ? "date" : "text", Optional.empty(), false);
    }
}
