package se.malspar.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.architecture.HouseRules.canFail;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import se.malspar.architecture.violating.AskingTheMachine;
import se.malspar.architecture.violating.InjectedField;
import se.malspar.architecture.violating.PublicController;
import se.malspar.architecture.violating.PublicWiring;
import se.malspar.domain.architecture.HouseRules;

class ArchitectureTest {

    private static final String CLOCK_BEAN = "se.malspar.app.platform.ClockWiring";

    private static final JavaClasses APP = HouseRules.shipped("se.malspar.app");

    private static final ArchRule WIRING_IS_NOBODYS_BUSINESS = classes()
            .that()
            .haveSimpleNameEndingWith("Wiring")
            .should()
            .notBePublic()
            .because("Spring finds it, and nobody else needs to");

    private static final ArchRule DOORS_ARE_NOBODYS_BUSINESS = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .notBePublic()
            .because("requests find them, and nobody inside calls them");

    private static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beMetaAnnotatedWith(Autowired.class)
            .orShould()
            .beMetaAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("a constructor says what is needed");

    private static ArchRule knowsNothingElseOf(String root, String own) {
        return noClasses().that().resideInAPackage(own + "..").should().dependOnClassesThat(elsewhere(root, own));
    }

    private static DescribedPredicate<JavaClass> elsewhere(String root, String own) {
        return describe(
                "elsewhere in " + root,
                type -> type.getPackageName().startsWith(root)
                        && !type.getPackageName().startsWith(own));
    }

    @Test
    void there_is_something_to_check() {
        assertThat(APP).hasSizeGreaterThan(100);
        assertThat(APP.contain(CLOCK_BEAN)).isTrue();
    }

    @Test
    void wiring_is_package_private() {
        WIRING_IS_NOBODYS_BUSINESS.check(APP);
    }

    @Test
    void doors_are_package_private() {
        DOORS_ARE_NOBODYS_BUSINESS.check(APP);
    }

    @Test
    void nothing_is_injected_into_fields() {
        NO_FIELD_INJECTION.check(APP);
    }

    @Test
    void only_the_clock_bean_asks_the_machine_for_the_time() {
        HouseRules.THE_CLOCK_IS_INJECTED.check(
                APP.that(describe("but the clock bean", type -> !type.getName().equals(CLOCK_BEAN))));
        assertThat(HouseRules.THE_CLOCK_IS_INJECTED
                        .evaluate(APP)
                        .getFailureReport()
                        .getDetails())
                .singleElement()
                .asString()
                .contains(CLOCK_BEAN);
    }

    @Test
    void the_event_log_knows_no_door() {
        knowsNothingElseOf("se.malspar.app", "se.malspar.app.eventlog").check(APP);
    }

    @Test
    void names_say_something() {
        HouseRules.NAMES_SAY_SOMETHING.check(APP);
    }

    @Test
    void what_breaks_a_rule_is_found_out() {
        assertThat(canFail(WIRING_IS_NOBODYS_BUSINESS, PublicWiring.class)).isTrue();
        assertThat(canFail(DOORS_ARE_NOBODYS_BUSINESS, PublicController.class)).isTrue();
        assertThat(canFail(NO_FIELD_INJECTION, InjectedField.class)).isTrue();
        assertThat(canFail(HouseRules.THE_CLOCK_IS_INJECTED, AskingTheMachine.class))
                .isTrue();
        assertThat(canFail(knowsNothingElseOf("java", "se.malspar"), AskingTheMachine.class))
                .isTrue();
    }
}
