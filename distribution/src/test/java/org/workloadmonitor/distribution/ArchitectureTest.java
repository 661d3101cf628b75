package org.workloadmonitor.distribution;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * Which part may know which. Modules enforce the larger half of it (a plugin's pom does not name
 * monitor-core); these rules are for what a pom can't say, and for the day when somebody edits one.
 */
class ArchitectureTest {
  private static final String API = "org.workloadmonitor.api..";
  private static final String CORE = "org.workloadmonitor.core..";
  private static final String[] PLUGINS = {
    "org.workloadmonitor.collector..", "org.workloadmonitor.sink.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.workloadmonitor");

  @Test
  void theApiKnowsNothingButTheJdkAndSlf4j() {
    classes()
        .that()
        .resideInAPackage(API)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(API, "java..", "org.slf4j..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void theCoreKnowsNoPlugin() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PLUGINS)
        .check(CLASSES);
  }

  @Test
  void noPluginKnowsTheCore() {
    noClasses()
        .that()
        .resideInAnyPackage(PLUGINS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CORE)
        .check(CLASSES);
  }

  @Test
  void noPluginKnowsAnother() {
    slices().assignedFrom(new PluginModules()).should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void onlyTheLaunchPackageKnowsTheLaunchPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.workloadmonitor.core.launch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.workloadmonitor.core.launch..")
        .check(CLASSES);
  }

  /** Others may hand a loader on, as a thread's context; they load nothing through it. */
  @Test
  void onlyThePluginPackageLoadsClasses() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .and()
        .resideOutsideOfPackage("org.workloadmonitor.core.plugin..")
        .should()
        .accessTargetWhere(targetOwner(assignableTo(ClassLoader.class)))
        .orShould()
        .accessTargetWhere(targetOwner(assignableTo(ServiceLoader.class)))
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
        .check(CLASSES);
  }

  @Test
  void thePackagesOfTheCoreFormNoCircle() {
    slices().matching("org.workloadmonitor.core.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** org.workloadmonitor.collector.compute and all below it is one plugin, and so on. */
  private static final class PluginModules implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      if (!resideInAnyPackage(PLUGINS).test(javaClass)) {
        return SliceIdentifier.ignore();
      }
      String[] parts = javaClass.getPackageName().split("\\.", 5);
      return SliceIdentifier.of(parts[2], parts[3]);
    }

    @Override
    public String getDescription() {
      return "plugins";
    }
  }
}
