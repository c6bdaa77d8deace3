package se.malspar.domain.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/** What holds of every module. */
public final class HouseRules {

    private static final Set<String> CLOCKS = Set.of("now", "system", "systemUTC", "systemDefaultZone");
    private static final Set<String> TICKS =
            Set.of("tick", "tickSeconds", "tickMinutes", "tickMillis", "currentTimeMillis");
    private static final Set<String> EMPTY_NAMES = Set.of("Manager", "Helper", "Util", "Utils", "Impl", "Dto");

    /** The clock is injected: what asks the machine for the time cannot be tested, and answers of its own accord. */
    public static final ArchRule THE_CLOCK_IS_INJECTED = noClasses()
            .should()
            .accessTargetWhere(describe("asks the machine for the time", HouseRules::asksTheMachine))
            .because("the time is told by the injected clock, and decision days by the papers");

    /** A name tells what a thing is. */
    public static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should(ArchConditions.be(describe(
                    "called manager, helper, util, impl or dto",
                    type -> EMPTY_NAMES.stream().anyMatch(type.getSimpleName()::endsWith))));

    private HouseRules() {}

    private static boolean asksTheMachine(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        var owner = target.getOwner();
        var isOfTime = owner.getPackageName().startsWith("java.time") || owner.isEquivalentTo(System.class);
        var takesClock = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return (isOfTime && !takesClock && (CLOCKS.contains(target.getName()) || TICKS.contains(target.getName())))
                || (owner.isEquivalentTo(Date.class)
                        && target.getName().equals("<init>")
                        && target.getRawParameterTypes().isEmpty());
    }

    /** One way in and one way out: no arrow back to what stands above. */
    public static ArchRule knowsNothingOf(String... packages) {
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    /** Classes whose outermost class has a name with one of the endings. */
    public static DescribedPredicate<JavaClass> outermostNamed(String... endings) {
        return describe("named *" + String.join(", *", endings), type -> {
            var name = type.getName().replaceAll("\\$.*", "");
            return Set.of(endings).stream().anyMatch(name::endsWith);
        });
    }

    /** What a module ships, without its tests and the modules it uses. */
    public static JavaClasses shipped(String root) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages(root);
    }

    /** Whether the rule finds fault with classes made to break it. */
    public static boolean canFail(ArchRule rule, Class<?>... violating) {
        return rule.evaluate(new ClassFileImporter().importClasses(violating)).hasViolation();
    }
}
