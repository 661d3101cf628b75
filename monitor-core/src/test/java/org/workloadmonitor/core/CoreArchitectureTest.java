package org.workloadmonitor.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URLClassLoader;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The order of the core's packages, as docs/architecture.md tells it. */
class CoreArchitectureTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.workloadmonitor.core");

  @Test
  void packagesDoNotDependOnEachOtherInACircle() {
    slices().matching("org.workloadmonitor.core.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void onlyLaunchKnowsLaunch() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..core.launch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..core.launch..")
        .check(CORE);
  }

  @Test
  void onlyThePluginPackageLoadsClasses() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..core.plugin..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(URLClassLoader.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ServiceLoader.class)
        .check(CORE);
  }
}
