package steppe.serve;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import steppe.sandbox.Refusal;

/** The characters that XML 1.0 has (section 2.2): Jena writes references to the others too, and no reader takes such a document. */
final class XmlText {
    private XmlText() {}

    /** The same rows; reading one that XML cannot hold is refused. */
    static RowSet checked(RowSet rows) {
        Iterator<Binding> checked = Iter.map(rows, row -> {
            row.forEach((variable, value) -> check(value));
            return row;
        });
        return RowSetStream.create(rows.getResultVars(), checked);
    }

    private static void check(Node value) {
        if (value.isBlank()) return;
        String text = value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
        if (text.codePoints().allMatch(XmlText::exists)) return;
        throw Refusal.of(406, "The answer has a character that XML cannot hold. Ask for application/sparql-results+json.");
    }

    private static boolean exists(int character) {
        if (character < ' ') return character == '\t' || character == '\n' || character == '\r';
        return !(character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) && character != 0xFFFE && character != 0xFFFF;
    }
}
