package se.malspar.domain.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.architecture.HouseRules.canFail;
import static se.malspar.domain.architecture.HouseRules.outermostNamed;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import se.malspar.domain.architecture.knot.one.End;
import se.malspar.domain.architecture.knot.two.OtherEnd;
import se.malspar.domain.commission.Commission;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.goal.Goal;
import se.malspar.domain.plan.Plan;

class ArchitectureTest {

    private static final JavaClasses DOMAIN = HouseRules.shipped("se.malspar.domain");

    // --- the rules

    private static final ArchRule RULES_ONLY = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "jakarta..",
                            "java.sql..",
                            "javax.sql..",
                            "java.io..",
                            "java.nio.file..",
                            "java.net..")
                    .and(not(type(Serializable.class))))
            .because("the domain is rules: no Spring, no SQL, no files, no network");

    private static final ArchRule AXON_AT_THE_EDGE = noClasses()
            .that(not(outermostNamed("Aggregate", "Command", ".Envelopes")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("the rules know no framework: Axon meets them in the aggregate, its commands and their envelope");

    private static ArchRule recordsOnly(Class<?> family) {
        return classes()
                .that()
                .areAssignableTo(family)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords();
    }

    /**
     * No cycles between features, but for one kind of edge: what a goal, plan or commission has come to is told by a
     * switch without default over the families of events, so that a new family must be thought about there. It names the
     * others' event types and nothing else of theirs.
     */
    private static ArchRule noKnots(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        type(Goal.class).or(type(Plan.class)).or(type(Commission.class)), outermostNamed("Event"));
    }

    // --- that they hold

    @Test
    void there_is_something_to_check() {
        assertThat(DOMAIN).hasSizeGreaterThan(150);
    }

    @Test
    void the_domain_is_rules_only() {
        RULES_ONLY.check(DOMAIN);
    }

    @Test
    void axon_stays_at_the_edge() {
        AXON_AT_THE_EDGE.check(DOMAIN);
    }

    @Test
    void the_clock_is_injected() {
        HouseRules.THE_CLOCK_IS_INJECTED.check(DOMAIN);
    }

    @Test
    void events_are_records() {
        recordsOnly(TrailEvent.class).check(DOMAIN);
    }

    @Test
    void features_are_free_of_cycles() {
        noKnots("se.malspar.domain").check(DOMAIN);
    }

    @Test
    void the_domain_knows_nothing_above_it() {
        HouseRules.knowsNothingOf("se.malspar.projections..", "se.malspar.app..")
                .check(DOMAIN);
    }

    @Test
    void names_say_something() {
        HouseRules.NAMES_SAY_SOMETHING.check(DOMAIN);
    }

    // --- that each can fail

    private record Linked(URI link) {}

    private record Filed(Path path) {}

    private record OldFiled(File file) {}

    private record Framed(MetaData envelope) {}

    private interface Happening {}

    private static final class SomethingHappened implements Happening {}

    private record SomethingElseHappened() implements Happening {}

    static final class Today {
        LocalDate asked() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    static final class Now {
        final Supplier<Instant> asked = Instant::now;
    }

    static final class Ticking {
        final Clock clock = Clock.systemUTC();
    }

    static final class Milliseconds {
        long asked() {
            return System.currentTimeMillis();
        }
    }

    static final class Told {
        Instant asked(Clock clock) {
            return Instant.now(clock);
        }
    }

    private static final class GoalHelper {}

    @Test
    void a_domain_that_links_files_or_frames_is_found_out() {
        assertThat(canFail(RULES_ONLY, Linked.class)).isTrue();
        assertThat(canFail(RULES_ONLY, Filed.class)).isTrue();
        assertThat(canFail(RULES_ONLY, OldFiled.class)).isTrue();
        assertThat(canFail(AXON_AT_THE_EDGE, Framed.class)).isTrue();
    }

    @Test
    void whoever_asks_the_machine_for_the_time_is_found_out_and_whoever_asks_the_clock_is_not() {
        for (var asking : new Class<?>[] {Today.class, Now.class, Ticking.class, Milliseconds.class}) {
            assertThat(canFail(HouseRules.THE_CLOCK_IS_INJECTED, asking))
                    .as(asking.getSimpleName())
                    .isTrue();
        }
        assertThat(canFail(HouseRules.THE_CLOCK_IS_INJECTED, Told.class)).isFalse();
    }

    @Test
    void an_event_that_is_no_record_is_found() {
        assertThat(canFail(recordsOnly(Happening.class), SomethingHappened.class, Happening.class))
                .isTrue();
        assertThat(canFail(recordsOnly(Happening.class), SomethingElseHappened.class, Happening.class))
                .isFalse();
    }

    @Test
    void an_arrow_back_is_found() {
        assertThat(canFail(HouseRules.knowsNothingOf("java.net.."), Linked.class))
                .isTrue();
        assertThat(canFail(HouseRules.knowsNothingOf("java.net.."), Filed.class))
                .isFalse();
    }

    @Test
    void a_knot_is_found() {
        var root = End.class.getPackageName().replace(".one", "");
        assertThat(noKnots(root)
                        .evaluate(new ClassFileImporter().importClasses(End.class, OtherEnd.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void without_its_exception_the_rule_about_cycles_would_fail() {
        assertThat(slices().matching("se.malspar.domain.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .evaluate(DOMAIN)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void a_name_that_says_nothing_is_found() {
        assertThat(canFail(HouseRules.NAMES_SAY_SOMETHING, GoalHelper.class)).isTrue();
        assertThat(canFail(HouseRules.NAMES_SAY_SOMETHING, SomethingHappened.class))
                .isFalse();
    }
}
