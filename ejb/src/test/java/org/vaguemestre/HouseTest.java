package org.vaguemestre;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vaguemestre.access.Account;
import org.vaguemestre.access.PortalClock;

/** The plan of the house, as rules that fail the build. */
@AnalyzeClasses(
        packages = "org.vaguemestre",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseTest.WithoutTheVerifier.class})
class HouseTest {
    private static final String HOUSE = "org.vaguemestre.";

    /** Floors from the ground up: a capability stands on those of the floors below, and on nothing beside or above it. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("refusal"),
            Set.of("spreadsheet", "storage"),
            Set.of("access"),
            Set.of("journal"),
            Set.of("organisation", "document", "outbox"),
            Set.of("correspondent"),
            Set.of("mail"),
            Set.of("capture", "circuit", "deadline", "transfer", "archive"),
            Set.of("reply"),
            Set.of("signature"),
            Set.of("dispatch"),
            Set.of("operation", "training", "notification"),
            Set.of("search", "insight"));

    /** The verifier is only beside this house's tests. */
    static final class WithoutTheVerifier implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/verifier/");
        }
    }

    @ArchTest
    static void everyCapabilityStandsOnTheFloorsBelowItOnly(JavaClasses house) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String capability : FLOORS.get(floor)) {
                List<String> allowed = new ArrayList<>(packages(FLOORS.subList(0, floor)));
                allowed.add(HOUSE + capability + "..");
                DescribedPredicate<JavaClass> elsewhere = resideInAnyPackage("org.vaguemestre..")
                        .and(DescribedPredicate.not(resideInAnyPackage(allowed.toArray(String[]::new))))
                        .as("a capability that is not below " + capability);
                noClasses()
                        .that()
                        .resideInAPackage(HOUSE + capability + "..")
                        .should()
                        .dependOnClassesThat(elsewhere)
                        .allowEmptyShould(true)
                        .check(house);
            }
        }
    }

    @ArchTest
    static void everyCapabilityHasItsFloor(JavaClasses house) {
        classes()
                .should()
                .resideInAnyPackage(packages(FLOORS).toArray(String[]::new))
                .check(house);
    }

    @ArchTest
    static final ArchRule thereIsNoCircle =
            slices().matching(HOUSE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyThePortalClockAsksTheMachineForTheTime = noClasses()
            .that()
            .doNotBelongToAnyOf(PortalClock.class)
            .should()
            .callMethodWhere(asksTheMachineForTheTime());

    @ArchTest
    static final ArchRule entitiesStayInTheirCapability = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .and()
            .areNotAssignableTo(Account.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule noNameSaysNothing = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule noScreenNorJobLivesHere = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.faces..", "jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static void everyCapabilitySaysInItsPackageInfoWhatItIsFor(JavaClasses house) {
        Set<String> packages = house.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (String name : packages) {
            assertThat(HouseTest.class.getResource("/" + name.replace('.', '/') + "/package-info.class"))
                    .as("package-info of %s", name)
                    .isNotNull();
        }
    }

    private static DescribedPredicate<JavaMethodCall> asksTheMachineForTheTime() {
        DescribedPredicate<JavaMethodCall> now = DescribedPredicate.describe(
                "asks the machine for the time",
                call -> call.getName().equals("now")
                        && call.getTargetOwner().getPackageName().equals(Instant.class.getPackageName())
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)));
        DescribedPredicate<JavaMethodCall> system = DescribedPredicate.describe(
                "of the system",
                call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getName().startsWith("system")
                        || call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getName().equals("currentTimeMillis"));
        return now.or(system);
    }

    private static List<String> packages(List<Set<String>> floors) {
        return floors.stream()
                .flatMap(Set::stream)
                .map(capability -> HOUSE + capability + "..")
                .toList();
    }
}
