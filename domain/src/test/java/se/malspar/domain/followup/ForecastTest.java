package se.malspar.domain.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.TrailFixture.given;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalContent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Wanted;

@DisplayName("A forecast")
class ForecastTest {

    private static final Paper FORECAST =
            Paper.report("delar", "2020-09-15").tells(Wanted.reportForecast("1", "2020", "75"));

    private static GoalContent of(GoalKind kind) {
        return new GoalContent(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(kind),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Paper adopted(GoalKind kind) {
        return Paper.section("KS 2020-02-05 § 10").point(1, new GoalCommand.AdoptGoal(GoalId.of("1"), of(kind)));
    }

    @Test
    void of_a_steering_goal_is_recorded() {
        given(adopted(GoalKind.STEERING)).when(FORECAST).records("document-recorded", "forecast-reported");
    }

    @Test
    void of_a_directional_goal_is_refused_with_the_rule() {
        var refused = given(adopted(GoalKind.DIRECTIONAL)).when(FORECAST).isRefused("forecast-of-a-directional-goal");
        assertThat(refused.swedish()).contains("en prognos för det kan inte redovisas");
    }

    @Test
    void of_a_supporting_goal_is_refused_as_unclear_until_it_has_been_interpreted() {
        given(adopted(GoalKind.SUPPORTING)).when(FORECAST).isRefused("forecast-of-a-supporting-goal-unclear");
        given(
                        adopted(GoalKind.SUPPORTING),
                        Paper.section("KS 2020-03-04 § 20").point(1, Wanted.interpretForecast("1", true)))
                .when(FORECAST)
                .records("document-recorded", "forecast-reported");
        given(
                        adopted(GoalKind.SUPPORTING),
                        Paper.section("KS 2020-03-04 § 20").point(1, Wanted.interpretForecast("1", false)))
                .when(FORECAST)
                .isRefused("forecast-interpreted-as-not-allowed");
    }

    @Test
    void is_judged_by_the_interpretation_decided_before_it_and_not_by_a_later_one() {
        given(
                        adopted(GoalKind.SUPPORTING),
                        Paper.section("KS 2020-10-07 § 20").point(1, Wanted.interpretForecast("1", true)))
                .when(FORECAST)
                .isRefused("forecast-of-a-supporting-goal-unclear");
    }

    @Test
    void follows_the_kind_that_a_revision_gave_the_goal() {
        given(
                        adopted(GoalKind.STEERING),
                        Paper.section("KS 2020-03-04 § 20")
                                .point(
                                        1,
                                        new GoalCommand.ReviseGoal(
                                                GoalId.of("1"), of(GoalKind.DIRECTIONAL), Optional.empty())))
                .when(FORECAST)
                .isRefused("forecast-of-a-directional-goal");
    }
}
