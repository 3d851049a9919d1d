package steppe;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way through the packages. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("steppe");

    @Test
    void packagesImportOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("model").definedBy("steppe.model..").layer("read").definedBy("steppe.read..").layer("audit").definedBy("steppe.audit..")
                .layer("check").definedBy("steppe.check..").layer("complete").definedBy("steppe.complete..")
                .layer("derive").definedBy("steppe.derive..").layer("store").definedBy("steppe.store..")
                .layer("near").definedBy("steppe.near..").layer("query").definedBy("steppe.query..").layer("web").definedBy("steppe.web..")
                .layer("gallery").definedBy("steppe.gallery..").layer("linked").definedBy("steppe.linked..").layer("search").definedBy("steppe.search..")
                .layer("publish").definedBy("steppe.publish..").layer("explain").definedBy("steppe.explain..").layer("sparql").definedBy("steppe.sparql..")
                .layer("synthesize").definedBy("steppe.synthesize..").layer("sandbox").definedBy("steppe.sandbox..").layer("serve").definedBy("steppe.serve..").layer("cli").definedBy("steppe.cli..")
                .whereLayer("cli").mayNotBeAccessedByAnyLayer()
                .whereLayer("serve").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("sandbox").mayOnlyBeAccessedByLayers("serve")
                .whereLayer("store").mayOnlyBeAccessedByLayers("serve", "cli")
                .whereLayer("near").mayOnlyBeAccessedByLayers("store", "query")
                .whereLayer("derive").mayOnlyBeAccessedByLayers("store", "cli")
                .whereLayer("complete").mayOnlyBeAccessedByLayers("store", "cli")
                .whereLayer("check").mayOnlyBeAccessedByLayers("store", "cli")
                .whereLayer("read").mayOnlyBeAccessedByLayers("audit", "check", "complete", "derive", "store", "synthesize", "cli")
                .whereLayer("synthesize").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("linked").mayOnlyBeAccessedByLayers("serve", "cli")
                .whereLayer("gallery").mayOnlyBeAccessedByLayers("serve", "cli")
                .whereLayer("search").mayOnlyBeAccessedByLayers("serve", "cli")
                .whereLayer("publish").mayOnlyBeAccessedByLayers("serve", "cli")
                .whereLayer("explain").mayOnlyBeAccessedByLayers("serve", "cli")
                .whereLayer("sparql").mayOnlyBeAccessedByLayers("serve", "cli")
                .whereLayer("web").mayOnlyBeAccessedByLayers("gallery", "linked", "search", "publish", "explain", "sparql", "serve", "cli")
                .whereLayer("audit").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("query").mayOnlyBeAccessedByLayers("web", "gallery", "linked", "search", "publish", "explain", "sparql", "sandbox", "serve", "cli")
                .check(CLASSES);
    }

    @Test
    void noPackageDependsOnItselfThroughOthers() {
        slices().matching("steppe.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
