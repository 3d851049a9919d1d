package steppe.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetMem;
import org.apache.jena.sparql.exec.RowSetOps;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

/** What is written is what Jena reads. */
class JsonRowsTest {
    private static final List<Var> COLUMNS = List.of(Var.alloc("a"), Var.alloc("b"));

    @Test
    void everyKindOfTermIsReadBackAsItWas() {
        List<Binding> rows = List.of(
                row("<https://example.org/\\u00E9?a=b&c=<d>".replace("<d>", "d") + ">", "_:x"), row("_:x", "_:y"), row("'plain'", "'chat'@fr"), row("'1'^^xsd:integer", "'1.50'^^xsd:decimal"),
                BindingFactory.binding(COLUMNS.get(1), SSE.parseNode("'only the second'")), BindingFactory.empty(), row("<<( <x:s> <x:p> 'o'@en-GB )>>", "true"),
                BindingFactory.binding(COLUMNS.get(0), NodeFactory.createLiteralString("</script> \" \\ \n \r \t \b \f \u0000 \u001f \u2028 \u2029 日本語 😀 <&'>"), COLUMNS.get(1), NodeFactory.createLiteralDirLang("مرحبا", "ar", "rtl")));
        String json = written(RowSetStream.create(COLUMNS, rows.iterator()));
        assertThat(json).startsWith("{\"head\":{\"vars\":[\"a\",\"b\"]},\"results\":{\"bindings\":[\n").endsWith("]}}\n").hasLineCount(rows.size() + 1);
        assertThat(ResultsCompare.equalsByTermAndOrder(read(json), RowSetMem.create(RowSetStream.create(COLUMNS, rows.iterator())))).isTrue();
    }

    /** Section 3.2.2: a simple literal has no data type. */
    @Test
    void aSimpleLiteralIsItsWords() {
        assertThat(written(RowSetStream.create(COLUMNS, List.of(row("'a <b>'", "1")).iterator())))
                .contains("\n{\"a\":{\"type\":\"literal\",\"value\":\"a <b>\"},\"b\":{\"type\":\"literal\",\"value\":\"1\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\"}}]");
    }

    @Test
    void noRowsAndNoColumnsAreAnAnswerToo() {
        assertThat(RowSetOps.count(read(written(RowSetStream.create(COLUMNS, List.<Binding>of().iterator()))))).isZero();
        assertThat(RowSetOps.count(read(written(RowSetStream.create(List.of(), List.of(BindingFactory.empty()).iterator()))))).isEqualTo(1);
    }

    private static Binding row(String first, String second) {
        return BindingFactory.binding(COLUMNS.get(0), SSE.parseNode(first), COLUMNS.get(1), SSE.parseNode(second));
    }

    private static String written(RowSet rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonRows.write(out, rows, List.of());
        return out.toString(UTF_8);
    }

    private static RowSet read(String json) {
        return ResultsReader.create().lang(ResultSetLang.RS_JSON).build().readRowSet(new ByteArrayInputStream(json.getBytes(UTF_8))).materialize();
    }
}
