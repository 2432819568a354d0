package dev.steelyard.guard;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The dependencies between the guard's packages. */
class PackageRules {
    private static final String ROOT = "dev.steelyard.guard";

    private static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    @Test
    void aPackageSeesOnlyTheLayersBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("web")
                .definedBy(ROOT + ".web")
                .layer("guard")
                .definedBy(ROOT)
                .layer("connection")
                .definedBy(ROOT + ".internal.feed")
                .layer("report")
                .definedBy(ROOT + ".internal.report")
                .layer("rule")
                .definedBy(ROOT + ".internal.rule")
                .layer("possession")
                .definedBy(ROOT + ".internal.possession")
                .layer("token")
                .definedBy(ROOT + ".internal.token")
                .layer("state")
                .definedBy(ROOT + ".internal.state")
                .layer("certificate")
                .definedBy(ROOT + ".certificate")
                .layer("feed")
                .definedBy(ROOT + ".feed")
                .layer("principal")
                .definedBy(ROOT + ".principal")
                .layer("operation")
                .definedBy(ROOT + ".operation")
                .layer("refusal")
                .definedBy(ROOT + ".refusal")
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayOnlyAccessLayers("guard", "certificate", "refusal")
                .whereLayer("guard")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("connection")
                .mayOnlyAccessLayers("state", "feed", "principal")
                .whereLayer("report")
                .mayOnlyAccessLayers("feed", "principal", "operation", "refusal")
                .whereLayer("rule")
                .mayOnlyAccessLayers("principal", "operation", "refusal")
                .whereLayer("possession")
                .mayOnlyAccessLayers("token", "certificate", "principal", "refusal")
                .whereLayer("token")
                .mayOnlyAccessLayers("feed", "principal", "refusal")
                .whereLayer("state")
                .mayOnlyAccessLayers("feed", "principal")
                .whereLayer("certificate")
                .mayOnlyAccessLayers("token")
                .whereLayer("feed")
                .mayOnlyAccessLayers("principal", "operation", "refusal")
                .whereLayer("principal")
                .mayNotAccessAnyLayer()
                .whereLayer("operation")
                .mayNotAccessAnyLayer()
                .whereLayer("refusal")
                .mayNotAccessAnyLayer()
                .check(classes());
    }
}
