package cloud.nuvem;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house, each with its reason. */
class ArchitectureTests {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cloud.nuvem");

    private static final DescribedPredicate<JavaClass> GENERATED = resideInAPackage("..internal.db..");

    @Test
    void onlyRepositoriesAndQueriesTouchJooq() {
        noClasses()
                .that(are(not(GENERATED)))
                .and(are(not(outermost("Repository", "Queries", "DatabaseConfiguration"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "..internal.db..")
                .because("whoever looks for SQL finds it by the suffix, and nothing else can forget the tenant")
                .check(PRODUCT);
    }

    @Test
    void onlyTheClusterModuleAndItsSuffixesTouchFabric8() {
        noClasses()
                .that(are(not(resideInAPackage("cloud.nuvem.cluster.."))))
                .and(are(not(outermost("Gateway", "Cache", "Manifest"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .because("the cluster is an outside world: one class talks to it, pure functions make what is said")
                .check(PRODUCT);
    }

    @Test
    void vaadinStaysInPages() {
        noClasses()
                .that(are(not(resideInAnyPackage("..ui..", "cloud.nuvem.shell.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .because("the second door, REST, must be able to do everything a page can")
                .check(PRODUCT);
    }

    @Test
    void doorsKnowOnlyFacades() {
        noClasses()
                .that(are(resideInAnyPackage("..ui..", "..rest..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal..")
                .because(
                        "authorization, quota, validation and audit live behind the facade, so no door can forget them")
                .check(PRODUCT);
    }

    @Test
    void insidesDoNotKnowTheDoors() {
        noClasses()
                .that(are(resideInAPackage("..internal..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("cloud.nuvem.*.ui..", "cloud.nuvem.*.rest..")
                .because("data flows one way: door, facade, outside world, cache, page")
                .check(PRODUCT);
    }

    @Test
    void contractsAreFreeOfFrameworks() {
        noClasses()
                .that(are(inAContract()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..", "org.jooq..", "com.vaadin..", "org.springframework.data..")
                .because("a contract is read by people of other modules, who need not know how it is kept")
                .check(PRODUCT);
    }

    @Test
    void insidesArePackagePrivate() {
        classes()
                .that(are(resideInAnyPackage("cloud.nuvem.*.internal", "cloud.nuvem.*.rest")))
                .and(are(not(GENERATED)))
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .and()
                .haveSimpleNameNotEndingWith("Splice") // made by Tomcat
                .should()
                .notBePublic()
                .because("nothing is public until another package needs it")
                .check(PRODUCT);
    }

    @Test
    void onlyTheSpliceAndTheValveKnowTomcat() {
        noClasses()
                .that(are(not(outermost("Splice", "Valve"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.coyote..", "org.apache.tomcat..", "org.apache.catalina..")
                .because("it may change with a minor version, and then two classes have to")
                .check(PRODUCT);
    }

    @Test
    void nobodyHoldsStaticState() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(are(not(GENERATED)))
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("replicas and tests share nothing but the database and the cluster")
                .check(PRODUCT);
    }

    @Test
    void controllersAnswerUnderTheVersionedPath() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .because("a controller is called by the framework alone")
                .check(PRODUCT);
    }

    @TestFactory
    Stream<DynamicTest> everyPackageIsNullMarked() {
        return PRODUCT.stream()
                .filter(not(GENERATED))
                .map(JavaClass::getPackage)
                .distinct()
                .map(found -> DynamicTest.dynamicTest(
                        found.getName(),
                        () -> assertThat(found.isAnnotatedWith(NullMarked.class))
                                .as("@NullMarked, so that null is never a surprise")
                                .isTrue()));
    }

    /** The class, or the one it is nested in, has one of these endings. */
    private static DescribedPredicate<JavaClass> outermost(String... endings) {
        return DescribedPredicate.describe("are *" + String.join(", *", List.of(endings)), type -> {
            JavaClass outer = type;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().get();
            }
            var outermost = outer;
            return Stream.of(endings)
                    .anyMatch(ending -> simpleNameEndingWith(ending).test(outermost));
        });
    }

    private static DescribedPredicate<JavaClass> inAContract() {
        return DescribedPredicate.describe(
                "in a module's root",
                type -> type.getPackageName().matches("cloud\\.nuvem\\.[a-z]+")
                        && !List.of("cloud.nuvem.ui", "cloud.nuvem.shell", "cloud.nuvem.cluster", "cloud.nuvem.api")
                                .contains(type.getPackageName()));
    }
}
