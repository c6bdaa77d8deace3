package se.malspar.domain.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.TrailFixture.given;

import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Wanted;

class CommissionTest {

    private static final Paper GIVEN = Paper.section("KS 2020-02-05 § 10").point(1, Wanted.give("u1", "Utred målen"));

    private static Paper later(CommissionCommand... commands) {
        return Paper.section("KS 2020-10-07 § 175").point(1, commands);
    }

    @Test
    void a_commission_is_given_reported_back_and_closed() {
        given(GIVEN)
                .when(later(Wanted.reportBack("u1", "Utredning"), Wanted.close("u1")))
                .records("paragraph-recorded", "commission-reported", "commission-closed");
    }

    @Test
    void what_was_not_given_is_neither_reported_back_nor_closed() {
        given().when(later(Wanted.reportBack("u1", "Utredning"))).isRefused("commission-not-given");
        given().when(later(Wanted.close("u1"))).isRefused("commission-not-given");
    }

    @Test
    void a_commission_is_given_once_and_closed_once() {
        given(GIVEN).when(later(Wanted.give("u1", "Igen"))).isRefused("commission-already-given");
        given(GIVEN, Paper.section("KS 2020-06-17 § 9").point(1, Wanted.close("u1")))
                .when(later(Wanted.close("u1")))
                .isRefused("commission-closed");
    }

    @Test
    void a_commission_known_from_a_report_can_be_found_in_the_minutes_and_no_report_closes_it() {
        given(
                        Paper.report("rapport-1", "2020-01-15").tells(Wanted.give("u1", "Utred målen")),
                        GIVEN,
                        Paper.report("rapport-2", "2020-06-30").tells(Wanted.close("u1")))
                .when(later(Wanted.close("u1")))
                .records("paragraph-recorded", "commission-closed");
    }

    @Test
    void the_state_tells_task_report_and_how_it_ended() {
        var state = given(GIVEN, later(Wanted.reportBack("u1", "Utredning"), Wanted.close("u1")))
                .on("2020-12-31");
        var commission = new Subject("commission:u1");
        assertThat(state.field(commission, "task").flatMap(FieldValue::value)).contains("Utred målen");
        assertThat(state.field(commission, "report").flatMap(FieldValue::value)).contains("Utredning");
        assertThat(state.field(commission, "closed").flatMap(FieldValue::value)).contains("COMPLETED");
    }
}
