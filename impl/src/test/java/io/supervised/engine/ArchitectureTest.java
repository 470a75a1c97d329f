package io.supervised.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "io.supervised", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_core_is_pure = classes()
      .that()
      .resideInAPackage("io.supervised.engine.core")
      .should()
      .onlyDependOnClassesThat()
      .resideInAnyPackage(
          "io.supervised.engine.core",
          "io.supervised",
          "java.lang..",
          "java.util",
          "java.util.function",
          "java.util.stream",
          "org.jspecify..")
      .because(
          "the protocol knows no clock, thread, random number, I/O or library: a simulator drives it");

  @ArchTest
  static final ArchRule the_core_reads_no_clock_and_draws_no_number = noClasses()
      .that()
      .resideInAPackage("io.supervised.engine.core")
      .should()
      .callMethod(System.class, "nanoTime")
      .orShould()
      .callMethod(System.class, "currentTimeMillis")
      .orShould()
      .callMethod(java.util.UUID.class, "randomUUID")
      .orShould()
      .callMethod(Math.class, "random")
      .orShould()
      .dependOnClassesThat()
      .belongToAnyOf(
          Thread.class, java.util.Random.class, java.util.Timer.class, java.util.Date.class);

  @ArchTest
  static final ArchRule jgroups_and_infinispan_stay_in_cluster = noClasses()
      .that()
      .resideOutsideOfPackage("io.supervised.engine.cluster")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.jgroups..", "org.infinispan..");

  @ArchTest
  static final ArchRule no_cdi_in_the_engine = noClasses()
      .that()
      .resideInAPackage("io.supervised.engine..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..", "io.supervised.cdi..");

  @ArchTest
  static final ArchRule the_api_knows_nothing_of_the_engine = noClasses()
      .that()
      .resideInAnyPackage("io.supervised", "io.supervised.event", "io.supervised.spi")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          "io.supervised.engine..", "io.supervised.cdi..", "org.jgroups..", "org.infinispan..");

  @ArchTest
  static final ArchRule rooms_depend_in_one_direction = SlicesRuleDefinition.slices()
      .matching("io.supervised.engine.(*)..")
      .should()
      .beFreeOfCycles();

  @ArchTest
  static final ArchRule several_nodes_share_a_jvm = fields()
      .that()
      .areStatic()
      .and()
      .areDeclaredInClassesThat()
      .resideInAPackage("io.supervised..")
      .should()
      .beFinal()
      .because("nodes in one JVM must not share state");
}
