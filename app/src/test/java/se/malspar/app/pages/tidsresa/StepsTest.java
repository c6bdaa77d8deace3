package se.malspar.app.pages.tidsresa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.pages.tidsresa.Steps.Step;
import se.malspar.app.pages.tidsresa.Steps.YearOfSteps;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.projections.papers.DecisionDays;

@DisplayName("The steps from decision to decision")
class StepsTest {

    private static final DecisionDays DAYS = new DecisionDays(
            Stream.of("KS 2019-02-20 § 22", "KS 2020-10-07 § 175", "KS 2020-12-09 § 201", "KS 2021-01-13 § 10")
                    .map(ParagraphId::parse)
                    .map(id -> new DecisionDays.Day(id.meeting().date(), List.of(id), List.of()))
                    .toList());

    private static Steps on(String decidedBy) {
        return Steps.of(DAYS, LocalDate.parse(decidedBy));
    }

    private static List<String> ofYear(String decidedBy) {
        return on(decidedBy).ofYear().stream().map(Step::cited).toList();
    }

    @Test
    void are_listed_for_the_year_that_the_latest_decision_was_in() {
        assertThat(ofYear("2020-12-31")).containsExactly("KS 2020-10-07 § 175", "KS 2020-12-09 § 201");
        assertThat(ofYear("2020-10-06")).containsExactly("KS 2019-02-20 § 22");
        assertThat(ofYear("2099-01-01")).containsExactly("KS 2021-01-13 § 10");
    }

    @Test
    void are_listed_for_the_first_year_before_anything_was_decided() {
        assertThat(ofYear("2001-01-01")).containsExactly("KS 2019-02-20 § 22");
    }

    @Test
    void lead_to_the_first_day_of_every_year_with_decisions() {
        assertThat(on("2020-10-07").years())
                .containsExactly(
                        new YearOfSteps(2019, LocalDate.parse("2019-02-20")),
                        new YearOfSteps(2020, LocalDate.parse("2020-10-07")),
                        new YearOfSteps(2021, LocalDate.parse("2021-01-13")));
    }

    @Test
    void stand_between_the_decision_before_and_the_one_after() {
        var steps = on("2020-10-07");

        assertThat(steps.previous()).map(Step::date).contains(LocalDate.parse("2019-02-20"));
        assertThat(steps.next()).map(Step::date).contains(LocalDate.parse("2020-12-09"));
    }
}
