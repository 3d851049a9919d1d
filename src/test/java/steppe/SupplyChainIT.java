package steppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What ships with Steppe: its bill of materials (CycloneDX 1.6) is that of the very files, all under licences that go together, none known to be weak. */
class SupplyChainIT {
    // "or" in a library's pom means that we may choose; so one of the licences that it names must be among these.
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0");
    private static List<Component> components;

    private record Component(String library, String version, List<String> licences, Set<String> digests) {}

    @BeforeAll
    static void read() {
        boolean there = Files.exists(Path.of("target/steppe.cdx.json"));
        assumeTrue(there || "true".equals(System.getenv("STEPPE_CI")), "the bill of materials is not made offline: it was not tested");
        JsonObject bill = JSON.read("target/steppe.cdx.json");
        components = bill.getArray("components").map(SupplyChainIT::component).toList();
    }

    @Test
    void everyFileThatShipsIsInTheBillOfMaterials() throws Exception {
        Set<String> billed = components.stream().flatMap(component -> component.digests().stream()).collect(Collectors.toSet());
        List<Path> jars = jars();
        assertThat(jars).hasSizeGreaterThan(90).allSatisfy(jar -> assertThat(billed).as(jar.toString()).contains(sha256(jar)));
        assertThat(components).as("in the bill but not shipped").hasSameSizeAs(jars);
    }

    @Test
    void everyLibraryHasALicenceThatGoesWithOurs() {
        assertThat(components).allSatisfy(component -> assertThat(component.licences()).as(component.library()).containsAnyElementsOf(ALLOWED));
    }

    @Test
    void everyScriptInTheBundlesHasALicenceThatGoesWithOurs() {
        JsonObject packages = JSON.read("src/main/js/package-lock.json").getObj("packages");
        assertThat(packages.keys()).hasSizeGreaterThan(20).allSatisfy(name -> assertThat(ALLOWED).as(name).contains(text(packages.getObj(name), "license")));
    }

    @Test
    void noLibraryIsOlderThanTheMendOfAKnownWeakness() throws Exception {
        Map<String, String> shipped = components.stream().collect(Collectors.toMap(Component::library, Component::version));
        for (String line : Files.readAllLines(Path.of("src/test/resources/advisories.tsv"))) {
            if (line.startsWith("#")) continue;
            String[] advisory = line.split("\t");
            assertThat(shipped).as("a library that no longer ships: take its line out of advisories.tsv").containsKey(advisory[0]);
            assertThat(Version.parse(shipped.get(advisory[0]))).as(line).isGreaterThanOrEqualTo(Version.parse(advisory[1]));
        }
    }

    private static Component component(JsonValue value) {
        JsonObject component = value.getAsObject();
        List<String> licences = component.getArray("licenses").map(JsonValue::getAsObject)
                .map(entry -> entry.hasKey("license") ? entry.getObj("license") : entry)
                .map(licence -> Stream.of("id", "expression", "name").filter(licence::hasKey).map(key -> text(licence, key)).findFirst().orElse("none")).toList();
        Set<String> digests = component.getArray("hashes").map(JsonValue::getAsObject).filter(hash -> text(hash, "alg").equals("SHA-256")).map(hash -> text(hash, "content")).collect(Collectors.toSet());
        return new Component(text(component, "group") + ":" + text(component, "name"), text(component, "version"), licences, digests);
    }

    private static String text(JsonObject object, String key) {
        return object.get(key).getAsString().value();
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/lib"))) {
            return files.toList();
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
