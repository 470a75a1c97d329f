package io.supervised.cdi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.microprofile.config.ConfigProvider;

@AnalyzeClasses(packages = "io.supervised", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_container_is_never_looked_up = noClasses()
      .that()
      .doNotHaveFullyQualifiedName("io.supervised.cdi.ContainerLocator")
      .should()
      .callMethod(CDI.class, "current")
      .because(
          "it may return another container than this node's; what is read from a session has no other way");

  @ArchTest
  static final ArchRule configuration_is_looked_up_by_class_loader = noClasses()
      .should()
      .callMethod(ConfigProvider.class, "getConfig")
      .because("the thread may have no class loader, or another application's");

  @ArchTest
  static final ArchRule the_engine_does_not_know_the_extension = noClasses()
      .that()
      .resideOutsideOfPackage("io.supervised.cdi..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("io.supervised.cdi..");

  @ArchTest
  static final ArchRule no_library_of_the_cluster_in_the_extension = noClasses()
      .that()
      .resideInAPackage("io.supervised.cdi..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.jgroups..", "org.infinispan..");

  @ArchTest
  static final ArchRule nothing_is_used_that_cdi_3_lacks = noClasses()
      .should()
      .dependOnClassesThat()
      .belongToAnyOf(Instance.Handle.class, BeanContainer.class, Startup.class, Shutdown.class)
      .because("TomEE 9 has CDI 3.0");

  @ArchTest
  static final ArchRule several_containers_share_a_jvm = fields()
      .that()
      .areStatic()
      .and()
      .areDeclaredInClassesThat()
      .resideInAPackage("io.supervised..")
      .should()
      .beFinal();
}
