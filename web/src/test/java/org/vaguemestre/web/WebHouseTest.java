package org.vaguemestre.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Named;
import jakarta.ws.rs.Path;
import java.time.Clock;

/** The plan of the front of the house, as rules that fail the build; what stands behind it has its own test in {@code ejb}. */
@AnalyzeClasses(packages = "org.vaguemestre", importOptions = ImportOption.DoNotIncludeTests.class)
class WebHouseTest {
    private static final String SCREENS = "org.vaguemestre.web..";
    private static final String API = "org.vaguemestre.api..";

    @ArchTest
    static final ArchRule neitherScreensNorTheApiReachTheDatabase = noClasses()
            .that()
            .resideInAnyPackage(SCREENS, API)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "(jakarta\\.persistence\\.EntityManager|javax?\\.sql\\.(Connection|DataSource|.*Statement))");

    @ArchTest
    static final ArchRule noScreenStandsOnAnotherThatStandsOnIt =
            slices().matching("org.vaguemestre.web.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule screensDoNotCallTheApi = noClasses()
            .that()
            .resideInAPackage(SCREENS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(API);

    @ArchTest
    static final ArchRule theApiKnowsOfThePortalOnlyWhoIsSignedIn = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat(resideInAPackage(SCREENS)
                    .and(DescribedPredicate.not(resideInAPackage("org.vaguemestre.web.signin"))));

    @ArchTest
    static final ArchRule onlyThePortalClockTellsTheTime = noClasses()
            .that()
            .resideInAnyPackage(SCREENS, API)
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks the machine for the time",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && (call.getName().equals("now")
                                            && call.getTarget().getRawParameterTypes().stream()
                                                    .noneMatch(type -> type.isEquivalentTo(Clock.class))
                                    || call.getTargetOwner().isEquivalentTo(Clock.class)
                                            && call.getName().startsWith("system"))));

    @ArchTest
    static final ArchRule resourcesLiveInTheApi =
            classes().that().areAnnotatedWith(Path.class).should().resideInAPackage(API);

    @ArchTest
    static final ArchRule beansOfPagesLiveWithTheirScreen = classes()
            .that()
            .areAnnotatedWith(Named.class)
            .and()
            .resideInAnyPackage(SCREENS, API)
            .should()
            .resideInAPackage(SCREENS);
}
