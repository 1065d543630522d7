package dev.orderbench.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md: who may know whom. */
@AnalyzeClasses(packages = "dev.orderbench", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {

    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static final String CONTRACT = "dev.orderbench.contract..";
    private static final String SUPPORT = "dev.orderbench.support..";
    private static final String DATABASE = "dev.orderbench.database..";
    private static final String JDBC = "dev.orderbench.jdbc..";
    private static final String JOOQ = "dev.orderbench.jooq..";
    private static final String JPA = "dev.orderbench.jpa..";
    private static final String BENCHMARKS = "dev.orderbench.benchmarks..";

    /** A rule about packages that do not exist would hold for ever. */
    @Test
    void everyRoomIsSeen() {
        JavaClasses all =
                new ClassFileImporter().withImportOption(new WithoutTests()).importPackages("dev.orderbench");
        assertThat(List.of(CONTRACT, SUPPORT, DATABASE, JDBC, JOOQ, JPA, BENCHMARKS))
                .allSatisfy(room -> assertThat(all.stream().map(JavaClass::getPackageName))
                        .anyMatch(name -> (name + ".").startsWith(room.substring(0, room.length() - 1))));
    }

    @ArchTest
    static final ArchRule contractKnowsNothing = classes()
            .that()
            .resideInAPackage(CONTRACT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CONTRACT, "java..", "javax.sql..", "org.jspecify..");

    @ArchTest
    static final ArchRule supportKnowsTheContractAndTheDriver = classes()
            .that()
            .resideInAPackage(SUPPORT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(SUPPORT, CONTRACT, "java..", "javax.sql..", "org.postgresql..", "org.jspecify..");

    @ArchTest
    static final ArchRule jdbcIsJdbc = classes()
            .that()
            .resideInAPackage(JDBC)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDBC, CONTRACT, SUPPORT, "java..", "javax.sql..", "org.postgresql..", "org.jspecify..");

    @ArchTest
    static final ArchRule jooqIsJooq = classes()
            .that()
            .resideInAPackage(JOOQ)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JOOQ, CONTRACT, SUPPORT, "java..", "javax.sql..", "org.jooq..", "org.jspecify..");

    @ArchTest
    static final ArchRule jpaIsJpa = classes()
            .that()
            .resideInAPackage(JPA)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    JPA, CONTRACT, SUPPORT, "java..", "javax.sql..", "jakarta..", "org.hibernate..", "org.jspecify..");

    @ArchTest
    static final ArchRule databaseKnowsNoContender = noClasses()
            .that()
            .resideInAPackage(DATABASE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SUPPORT, JDBC, JOOQ, JPA, BENCHMARKS);

    @ArchTest
    static final ArchRule contendersAreFoundNotNamed = noClasses()
            .that()
            .resideInAPackage(BENCHMARKS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SUPPORT, JDBC, JOOQ, JPA);

    @ArchTest
    static final ArchRule contenderHasOnePublicClass = classes()
            .that()
            .resideInAnyPackage("dev.orderbench.jdbc", "dev.orderbench.jooq", "dev.orderbench.jpa")
            .and()
            .arePublic()
            .and()
            .areNotAnnotatedWith("jakarta.persistence.metamodel.StaticMetamodel")
            .should()
            .haveSimpleNameEndingWith("Provider");

    @ArchTest
    static final ArchRule pipelineDoesNotPointBack = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(BENCHMARKS)
            .layer("workload")
            .definedBy("dev.orderbench.benchmarks.workload..")
            .layer("audit")
            .definedBy("dev.orderbench.benchmarks.audit..")
            // What the baseline is held against is measured with it, and knows nothing of how it is measured.
            .layer("yardstick")
            .definedBy("dev.orderbench.benchmarks.yardstick..")
            .layer("load")
            .definedBy("dev.orderbench.benchmarks.load..")
            .layer("pool")
            .definedBy("dev.orderbench.benchmarks.pool..")
            .layer("choice")
            .definedBy("dev.orderbench.benchmarks.choice..")
            .layer("measure")
            .definedBy("dev.orderbench.benchmarks.measure..")
            .layer("result")
            .definedBy("dev.orderbench.benchmarks.result..")
            .layer("statistics")
            .definedBy("dev.orderbench.benchmarks.statistics..")
            .layer("selftest")
            .definedBy("dev.orderbench.benchmarks.selftest..")
            // Where an operation's code stands is read from texts, whoever measured it.
            .layer("source")
            .definedBy("dev.orderbench.benchmarks.source..")
            .layer("report")
            .definedBy("dev.orderbench.benchmarks.report..")
            .layer("cli")
            .definedBy("dev.orderbench.benchmarks.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("report")
            // The self-test judges made-up results by the very statistics that judge real ones.
            .whereLayer("selftest")
            .mayOnlyBeAccessedByLayers("cli")
            // An experiment does as the adviser says, and looks whether it was right.
            .whereLayer("statistics")
            .mayOnlyBeAccessedByLayers("pool", "report", "selftest", "cli")
            .whereLayer("pool")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("choice")
            .mayOnlyBeAccessedByLayers("cli")
            // Who is measured and where is told alike.
            .whereLayer("measure")
            .mayOnlyBeAccessedByLayers("choice", "pool", "cli")
            .whereLayer("load")
            .mayOnlyBeAccessedByLayers("measure", "pool")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("measure", "cli")
            .whereLayer("yardstick")
            .mayOnlyBeAccessedByLayers("measure", "cli")
            .whereLayer("workload")
            .mayOnlyBeAccessedByLayers("audit", "choice", "load", "measure", "pool", "yardstick", "cli")
            .whereLayer("result")
            .mayOnlyBeAccessedByLayers("choice", "load", "measure", "pool", "statistics", "selftest", "report", "cli");

    /** A load is a load: what it is applied to, and how long that is to be measured, is for others to know. */
    @ArchTest
    static final ArchRule loadNeedsNoDatabase = noClasses()
            .that()
            .resideInAPackage("dev.orderbench.benchmarks.load..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.openjdk.jmh..", DATABASE);

    @ArchTest
    static final ArchRule reportNeedsNoDatabase = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.orderbench.benchmarks.result..",
                    "dev.orderbench.benchmarks.statistics..",
                    "dev.orderbench.benchmarks.selftest..",
                    "dev.orderbench.benchmarks.source..",
                    "dev.orderbench.benchmarks.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.openjdk.jmh..", DATABASE, CONTRACT);

    @Test
    void everyPackageIsNullMarked() {
        JavaClasses all =
                new ClassFileImporter().withImportOption(new WithoutTests()).importPackages("dev.orderbench");
        List<String> unmarked = all.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .filter(name -> !name.contains(".generated") && !name.contains(".jmh_generated"))
                .sorted()
                .toList();
        assertThat(unmarked).isEmpty();
    }
}
