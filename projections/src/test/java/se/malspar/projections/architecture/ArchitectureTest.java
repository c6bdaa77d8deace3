package se.malspar.projections.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.architecture.HouseRules.canFail;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import se.malspar.domain.architecture.HouseRules;
import se.malspar.domain.architecture.knot.one.End;
import se.malspar.domain.architecture.knot.two.OtherEnd;
import se.malspar.domain.trail.TrailDecider;

class ArchitectureTest {

    private static final JavaClasses PROJECTIONS = HouseRules.shipped("se.malspar.projections");

    /** Answers are read from what was recorded; nothing is recorded here. */
    private static final ArchRule ANSWERS_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("se\\.malspar\\.domain\\.trail\\.(TrailDecider|TrailAggregate|Judgement)");

    /** Wired by the app alone: Spring is used to speak SQL, not to find classes. */
    private static final ArchRule NOT_SCANNED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.stereotype..",
                    "org.springframework.context..",
                    "org.springframework.beans..",
                    "org.springframework.web..");

    private static ArchRule noKnots(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    @Test
    void there_is_something_to_check() {
        assertThat(PROJECTIONS).hasSizeGreaterThan(20);
    }

    @Test
    void the_answers_know_nothing_of_the_doors() {
        HouseRules.knowsNothingOf("se.malspar.app..").check(PROJECTIONS);
    }

    @Test
    void the_answers_decide_nothing() {
        ANSWERS_ONLY.check(PROJECTIONS);
    }

    @Test
    void the_answers_are_wired_by_the_app_alone() {
        NOT_SCANNED.check(PROJECTIONS);
    }

    @Test
    void questions_are_free_of_cycles() {
        noKnots("se.malspar.projections").check(PROJECTIONS);
    }

    @Test
    void the_clock_is_injected() {
        HouseRules.THE_CLOCK_IS_INJECTED.check(PROJECTIONS);
    }

    @Test
    void names_say_something() {
        HouseRules.NAMES_SAY_SOMETHING.check(PROJECTIONS);
    }

    // --- that each can fail

    @Component
    static final class Scanned {}

    static final class Deciding {
        final Class<?> decider = TrailDecider.class;
    }

    static final class Today {
        LocalDate asked() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    record Upwards(Deciding other) {}

    static final class AnswerManager {}

    @Test
    void what_breaks_a_rule_is_found_out() {
        assertThat(canFail(NOT_SCANNED, Scanned.class)).isTrue();
        assertThat(canFail(ANSWERS_ONLY, Deciding.class)).isTrue();
        assertThat(canFail(HouseRules.THE_CLOCK_IS_INJECTED, Today.class)).isTrue();
        assertThat(canFail(HouseRules.knowsNothingOf("se.malspar.projections.."), Upwards.class))
                .isTrue();
        assertThat(canFail(HouseRules.NAMES_SAY_SOMETHING, AnswerManager.class)).isTrue();
        assertThat(noKnots(End.class.getPackageName().replace(".one", ""))
                        .evaluate(new ClassFileImporter().importClasses(End.class, OtherEnd.class))
                        .hasViolation())
                .isTrue();
    }
}
