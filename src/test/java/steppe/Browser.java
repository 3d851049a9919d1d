package steppe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;

/** Debian's Chromium, driven over W3C WebDriver through its chromedriver. */
final class Browser implements AutoCloseable {
    static final boolean INSTALLED = Files.isExecutable(Path.of("/usr/bin/chromium")) && Files.isExecutable(Path.of("/usr/bin/chromedriver"));
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final List<String> FLAGS = List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Integer, Browser> SHARED = new HashMap<>();
    private final Running driver;
    private final String session;

    private Browser(Running driver, String session) {
        this.driver = driver;
        this.session = session;
    }

    /** One that is open already, for those who only look at pages: its address is all that they change. Closed when the tests end. */
    static synchronized Browser shared(int width) throws Exception {
        if (!SHARED.containsKey(width)) {
            Browser browser = start(width, 900, true);
            SHARED.put(width, browser);
            Runtime.getRuntime().addShutdownHook(new Thread(browser::closeQuietly));
        }
        return SHARED.get(width);
    }

    /** @param script whether pages may run script */
    static Browser start(int width, int height, boolean script) throws Exception {
        int port = Running.freePort();
        Running driver = Running.start(List.of("/usr/bin/chromedriver", "--port=" + port), Map.of(), port, "/status");
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("--user-data-dir=" + Files.createTempDirectory("steppe-browser"));
        JsonObject options = JsonBuilder.create().startObject().pair("binary", "/usr/bin/chromium").key("args").value(array(flags))
                .key("prefs").value(JSON.parse("{\"profile.managed_default_content_settings.javascript\": " + (script ? 1 : 2) + "}"))
                .key("mobileEmulation").value(JSON.parse("{\"deviceMetrics\": {\"width\": %d, \"height\": %d, \"pixelRatio\": 1, \"touch\": false, \"mobile\": false}}".formatted(width, height)))
                .finishObject().build().getAsObject();
        JsonObject body = JSON.parse("{\"capabilities\": {\"alwaysMatch\": {\"goog:chromeOptions\": " + options + "}}}");
        JsonValue answer = send(driver.root() + "/session", "POST", body.toString());
        return new Browser(driver, driver.root() + "/session/" + answer.getAsObject().getString("sessionId"));
    }

    void open(String address) throws Exception {
        post("/url", JSON.parse("{\"url\": \"" + address + "\"}"));
    }

    /** As a reader who prefers dark pages, or light ones. */
    void prefer(String scheme) throws Exception {
        post("/goog/cdp/execute", JSON.parse("{\"cmd\": \"Emulation.setEmulatedMedia\", \"params\": {\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"%s\"}]}}".formatted(scheme)));
    }

    /** The texts of the elements that the CSS selector finds. */
    List<String> texts(String selector) throws Exception {
        List<String> texts = new ArrayList<>();
        for (String element : elements(selector)) texts.add(get("/element/" + element + "/text").getAsString().value());
        return texts;
    }

    /** Until the selector finds something. */
    void await(String selector) throws Exception {
        for (int i = 0; i < 100 && elements(selector).isEmpty(); i++) Thread.sleep(100);
        if (elements(selector).isEmpty()) throw new AssertionError("There is never a " + selector);
    }

    int count(String selector) throws Exception {
        return elements(selector).size();
    }

    /** Presses keys one after the other, wherever the focus is; WebDriver's key codes (17.4.2). */
    void press(String... keys) throws Exception {
        StringBuilder actions = new StringBuilder();
        for (String key : keys) {
            if (!actions.isEmpty()) actions.append(',');
            actions.append("{\"type\":\"keyDown\",\"value\":\"").append(key).append("\"},{\"type\":\"keyUp\",\"value\":\"").append(key).append("\"}");
        }
        post("/actions", JSON.parse("{\"actions\":[{\"type\":\"key\",\"id\":\"keyboard\",\"actions\":[" + actions + "]}]}"));
    }

    /** Presses Tab until an element that the selector names has the focus. */
    void tabTo(String selector) throws Exception {
        for (int i = 0; i < 120; i++) {
            press("\\uE004");
            if (script("return document.activeElement.matches('" + selector.replace("'", "\\'") + "')").getAsBoolean().value()) return;
        }
        throw new AssertionError("Tab never reaches " + selector);
    }

    JsonValue script(String code) throws Exception {
        return run("/execute/sync", code);
    }

    /** Runs code that calls its last argument with the result. */
    JsonValue asyncScript(String code) throws Exception {
        return run("/execute/async", code);
    }

    void screenshot(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(get("/screenshot").getAsString().value()));
    }

    String address() throws Exception {
        return get("/url").getAsString().value();
    }

    @Override
    public void close() throws Exception {
        send(session, "DELETE", null);
        driver.close();
    }

    private void closeQuietly() {
        try {
            close();
        } catch (Exception e) {
            System.err.println("A browser was not closed: " + e);
        }
    }

    private JsonValue run(String path, String code) throws Exception {
        return post(path, JsonBuilder.create().startObject().pair("script", code).key("args").startArray().finishArray().finishObject().build().getAsObject());
    }

    private List<String> elements(String selector) throws Exception {
        JsonObject body = JsonBuilder.create().startObject().pair("using", "css selector").pair("value", selector).finishObject().build().getAsObject();
        List<String> elements = new ArrayList<>();
        post("/elements", body).getAsArray().forEach(element -> elements.add(element.getAsObject().getString(ELEMENT)));
        return elements;
    }

    private JsonValue get(String path) throws Exception {
        return send(session + path, "GET", null);
    }

    private JsonValue post(String path, JsonObject body) throws Exception {
        return send(session + path, "POST", body.toString());
    }

    private static JsonValue send(String address, String method, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        JsonValue value = JSON.parse(response.body()).get("value");
        if (response.statusCode() != 200) throw new IllegalStateException(method + " " + address + ": " + value);
        return value;
    }

    private static JsonValue array(List<String> values) {
        JsonBuilder array = JsonBuilder.create().startArray();
        values.forEach(array::value);
        return array.finishArray().build();
    }
}
