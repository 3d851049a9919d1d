package steppe.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.SavedQuestions;
import steppe.query.Scope;
import steppe.web.Links;
import steppe.web.Representation;

/** What crawlers read: the list of all pages (sitemaps.org, protocol 0.90) and where not to go (RFC 9309). */
final class Crawling {
    /** The protocol's limit for one file. */
    private static final int MAX_PAGES = 50_000;
    private static final QueryFile PAGES = QueryFile.of(Crawling.class, "pages.rq");
    private final Engine engine;
    private final SavedQuestions questions;

    Crawling(Engine engine, SavedQuestions questions) {
        this.engine = engine;
        this.questions = questions;
    }

    Representation sitemap(String root) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        paths().limit(MAX_PAGES).forEach(path -> xml.append("<url><loc>").append(escaped(root + path)).append("</loc></url>\n"));
        return representation("application/xml", xml.append("</urlset>\n").toString());
    }

    /** Queries and filled-in forms are without number: they are not for crawlers. */
    Representation robots(String root) {
        return representation("text/plain", "User-agent: *\nDisallow: /sparql?\nDisallow: /sparql/\nDisallow: /question/*?\nDisallow: /search?\nAllow: /\n\nSitemap: " + root + "/sitemap.xml\n");
    }

    private Stream<String> paths() {
        Stream<String> lists = Stream.of("/", "/id", "/document", "/vocabulary", "/ontology.html");
        List<Node> things = engine.select(PAGES.query(), Scope.all()).bindings().stream().map(row -> row.get("thing")).toList();
        return Stream.of(lists, questions.names().stream().map(name -> "/question/" + name), things.stream().filter(Links::isOurs).map(Crawling::page)).flatMap(paths -> paths);
    }

    /** The canonical address of a page, which is where its thing sends browsers on to. */
    private static String page(Node thing) {
        return thing.getURI().substring(Names.BASE.length() - 1) + ".html";
    }

    private Representation representation(String type, String text) {
        return Representation.of(engine.version(), type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&apos;");
    }
}
