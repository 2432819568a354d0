package dev.steelyard.guard;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package may see which: what each package-info says it may not know. */
class PackageRules {
    private static final String ROOT = "dev.steelyard.guard";

    @Test
    void packagesSeeOnlyWhatTheyMay() {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(ROOT);
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("web")
                .definedBy(ROOT + ".web")
                .layer("guard")
                .definedBy(ROOT)
                .layer("report")
                .definedBy(ROOT + ".report")
                .layer("rule")
                .definedBy(ROOT + ".rule")
                .layer("feed")
                .definedBy(ROOT + ".feed")
                .layer("token")
                .definedBy(ROOT + ".token")
                .layer("possession")
                .definedBy(ROOT + ".possession")
                .layer("state")
                .definedBy(ROOT + ".state")
                .layer("operation")
                .definedBy(ROOT + ".operation")
                .layer("refusal")
                .definedBy(ROOT + ".refusal")
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayOnlyAccessLayers("guard", "possession", "refusal")
                .whereLayer("guard")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("guard")
                .mayOnlyAccessLayers(
                        "rule",
                        "possession",
                        "feed",
                        "report",
                        "token",
                        "state",
                        "operation",
                        "refusal")
                .whereLayer("report")
                .mayOnlyAccessLayers("state", "operation", "refusal")
                .whereLayer("rule")
                .mayOnlyAccessLayers("token", "state", "operation", "refusal")
                .whereLayer("feed")
                .mayOnlyAccessLayers("report", "token", "state")
                .whereLayer("possession")
                .mayOnlyAccessLayers("token", "refusal")
                .whereLayer("token")
                .mayOnlyAccessLayers("state", "refusal")
                .whereLayer("state")
                .mayNotAccessAnyLayer()
                .whereLayer("operation")
                .mayNotAccessAnyLayer()
                .whereLayer("refusal")
                .mayNotAccessAnyLayer()
                .check(classes);
    }
}
