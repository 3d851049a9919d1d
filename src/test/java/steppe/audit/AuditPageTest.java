package steppe.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPageTest {
    @TempDir
    private Path folder;
    private MadeUp world;

    @BeforeEach
    void draw() throws IOException {
        world = new MadeUp(folder);
    }

    @Test
    void hostileTextAndLabelsStayText() {
        world.document("gamma", "<script>alert('1')</script> & \"Belarus\" </p>joined.")
                .claim("gamma", "</script> & \"Belarus\"", "a", "; rdfs:label \"<img src=x onerror='alert(2)'> \\\" onclick=\\\"x\"@en ; steppe:note \"<b>\"@en");
        assertThat(page("gamma")).doesNotContain("<script", "<img", "</p>joined").contains("&lt;script&gt;alert(", "&lt;img src=x", "&lt;b&gt;")
                .contains("title=\"&lt;img src=x onerror=&#39;alert(2)&#39;> &#34; onclick=&#34;x\"");
    }

    @Test
    void everyLinkHasItsTargetAndNoTargetIsThereTwice() {
        world.document("gamma", "Belarus joined. So it did.\nIt stays. Who knows what comes of it?").claim("gamma", "Belarus joined", "a", "")
                .claim("gamma", "joined. So it", "a", "").claim("gamma", "Belarus joined", "b", "").claim("gamma", "did.\nIt stays", "a", "");
        String page = page("gamma");
        List<String> targets = all(" id=\"([^\"]*)\"", page);
        assertThat(targets).doesNotHaveDuplicates().contains("claim:gamma-0a", "at-0", "L2").containsAll(all("href=\"#([^\"]*)\"", page));
    }

    @Test
    void noSpaceCreepsInWherePassagesMeet() {
        world.document("gamma", "Belarus joined.").claim("gamma", "Bela", "a", "").claim("gamma", "rus", "a", "");
        assertThat(page("gamma").replaceAll("<sup>.*?</sup>", "").replaceAll("<[^>]*>", "")).contains("Belarus joined.");
    }

    @Test
    void itNeedsNothingElse() {
        world.document("gamma", "Belarus joined.");
        assertThat(page("gamma")).startsWith("<!doctype html>").doesNotContain("src=", "<link", "@import", "http");
    }

    private String page(String document) {
        return AuditPage.of(Audit.of(world.curated(document)));
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern).matcher(page).results().map((MatchResult match) -> match.group(1)).toList();
    }
}
