package dev.steelyard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditLog;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.store.Transaction;
import java.util.List;

/**
 * The arrows of docs/architecture.md. Between modules the POMs keep them; these are the ones that a
 * POM can't see, and a guard against a POM that grows too friendly.
 */
@AnalyzeClasses(packages = "dev.steelyard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    /** The packages of the modules, below {@code dev.steelyard}. */
    private static final List<String> MODULES =
            List.of(
                    "guard",
                    "domain",
                    "operations",
                    "admin",
                    "store",
                    "pages",
                    "http",
                    "adminapi",
                    "server",
                    "signals",
                    "cli",
                    "program");

    private static final String[] ADAPTERS = {
        "dev.steelyard.guard.helidon..",
        "dev.steelyard.guard.proxy..",
        "dev.steelyard.guard.servlet..",
        "dev.steelyard.guard.spring.."
    };

    @ArchTest
    static final ArchRule DOMAIN_SEES_THE_JDK_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.domain..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "dev.steelyard.domain..", "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule TLS_SEES_THE_JDK_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.tls..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "dev.steelyard.tls..", "java..", "javax.net.ssl..", "org.jspecify..");

    @ArchTest
    static final ArchRule THE_TESTKIT_SEES_NO_OTHER_MODULE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.testkit")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.steelyard..")
                                    .and(resideOutsideOfPackage("dev.steelyard.testkit")));

    @ArchTest
    static final ArchRule THE_TESTKIT_OF_THE_DOMAIN_SEES_DOMAIN_AND_TESTKIT_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.testkit.domain..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.steelyard..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "dev.steelyard.testkit..",
                                                    "dev.steelyard.domain..")));

    @ArchTest
    static final ArchRule TESTS_ALONE_SEE_THE_TESTKIT =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.steelyard.testkit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.steelyard.testkit..");

    @ArchTest
    static final ArchRule ADMIN_SEES_DOMAIN_AND_OPERATIONS_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.admin..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "dev.steelyard.admin..",
                            "dev.steelyard.domain..",
                            "dev.steelyard.operations..",
                            "java..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule OPERATIONS_SEE_THE_DOMAIN_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.operations..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "dev.steelyard.operations..",
                            "dev.steelyard.domain..",
                            "java..",
                            "org.jspecify..")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Transaction.class);

    @ArchTest
    static final ArchRule THE_MANAGEMENT_API_KNOWS_NO_PROTOCOL =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.adminapi..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.steelyard.server..",
                            "dev.steelyard.signals..",
                            "dev.steelyard.pages..");

    @ArchTest
    static final ArchRule ONLY_THE_PROGRAM_SEES_THE_STORE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.steelyard.store..", "dev.steelyard.program..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.steelyard.store..");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_ASKS_OVER_HTTP =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.steelyard.server..",
                            "dev.steelyard.guard..",
                            "dev.steelyard.pages..",
                            "dev.steelyard.program..",
                            "io.helidon..",
                            "org.slf4j..",
                            "java.sql..");

    @ArchTest
    static final ArchRule THE_GUARD_STANDS_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.guard..")
                    .and()
                    .resideOutsideOfPackages(ADAPTERS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.steelyard.domain..",
                            "dev.steelyard.admin..",
                            "dev.steelyard.http..",
                            "dev.steelyard.server..",
                            "dev.steelyard.pages..",
                            "io.helidon..",
                            "tools.jackson..",
                            "jakarta.servlet..",
                            "org.springframework..",
                            "dev.steelyard.guard.helidon..",
                            "dev.steelyard.guard.proxy..",
                            "dev.steelyard.guard.servlet..",
                            "dev.steelyard.guard.spring..");

    @ArchTest
    static final ArchRule ADAPTERS_OF_THE_GUARD_SEE_NOTHING_OF_THE_SERVER =
            noClasses()
                    .that()
                    .resideInAnyPackage(ADAPTERS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.steelyard.domain..",
                            "dev.steelyard.admin..",
                            "dev.steelyard.http..",
                            "dev.steelyard.server..",
                            "dev.steelyard.pages..");

    @ArchTest
    static final ArchRule PAGES_KNOW_NO_PROTOCOL =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.pages..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.steelyard.domain..",
                            "dev.steelyard.admin..",
                            "dev.steelyard.guard..",
                            "dev.steelyard.http..",
                            "dev.steelyard.server..",
                            "io.helidon..",
                            "com.nimbusds..");

    @ArchTest
    static final ArchRule MAIL_SEES_DOMAIN_AND_PAGES_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.mail..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.steelyard.admin..",
                            "dev.steelyard.http..",
                            "dev.steelyard.server..",
                            "dev.steelyard.program..");

    @ArchTest
    static final ArchRule ONLY_MAIL_KNOWS_SMTP =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.steelyard.mail..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus.mail..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_HTTP_SERVER =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.steelyard.http..",
                            "dev.steelyard.guard.helidon..",
                            "dev.steelyard.guard.proxy..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.helidon..");

    @ArchTest
    static final ArchRule ONLY_OUTGOING_KNOWS_THE_HTTP_CLIENT =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.steelyard.server.outgoing..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_PROTOCOL =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.steelyard.server..", "dev.steelyard.pages..");

    @ArchTest
    static final ArchRule THE_DOMAIN_ASKS_NO_WALL_CLOCK =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.steelyard.domain..",
                            "dev.steelyard.admin..",
                            "dev.steelyard.http..",
                            "dev.steelyard.adminapi..",
                            "dev.steelyard.server..",
                            "dev.steelyard.signals..")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_JOURNAL_ALONE_WRITES_THE_AUDIT_LOG =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(JournalWriter.class.getName())
                    .should()
                    .callMethod(AuditLog.class, "append", AuditEvent.class);

    @ArchTest
    static void packagesOfEachModule_formNoCycles(JavaClasses classes) {
        for (var module : MODULES) {
            slices().matching("dev.steelyard." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    // A folder's templates use those of all folders, and the reverse.
                    .ignoreDependency(
                            resideInAPackage("..pages.template.."),
                            resideInAPackage("..pages.template.."))
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule NO_PART_OF_ADMIN_SEES_THE_WHOLE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.admin.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.steelyard.admin");

    @ArchTest
    static final ArchRule FEATURES_OF_THE_SERVER_FORM_NO_CYCLES =
            slices().matching("dev.steelyard.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_PART_OF_THE_SERVER_SEES_THE_WHOLE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.steelyard.server.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.steelyard.server");
}
