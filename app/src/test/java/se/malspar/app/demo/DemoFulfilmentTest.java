package se.malspar.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.platform.Database;
import se.malspar.app.registering.Recorder;
import tools.jackson.databind.JsonNode;

@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Fulfilment, as the interface tells of it")
class DemoFulfilmentTest {

    private final Product product;
    private final Recorder recorder;
    private final Database database;

    @Autowired
    DemoFulfilmentTest(Product product, Recorder recorder, Database database) {
        this.product = product;
        this.recorder = recorder;
        this.database = database;
    }

    @BeforeAll
    void record_the_demo_data() {
        var embedded = new Database(
                database.url(), database.username(), database.password(), database.reader(), database.login(), true);
        new DemoData(recorder, embedded).run(new DefaultApplicationArguments());
    }

    private JsonNode get(String path) {
        return Product.json(product.get(path));
    }

    private JsonNode goal(String goal, String question) {
        return get("/api/v1/9999/goals/" + goal + "/fulfilment?" + question);
    }

    private static Stream<String> codes(JsonNode findings) {
        return findings.valueStream().map(finding -> finding.at("/code").asString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            sbn-2023-1,  2023,    2024-02-01, rott
            sbn-2023-1,  2024,    2025-02-01, gult
            sbn-2023-1,  2025,    2025-12-31, undetermined
            sbn-2023-2,  2024,    2025-01-23, undetermined
            sbn-2023-2,  2024,    2025-01-24, gront
            sbn-2023-3,  2024,    2025-02-01, undetermined
            sbn-2023-4,  2024,    2025-02-01, undetermined
            sbn-2023-5,  2024,    2025-02-01, undetermined
            sbn-2023-6,  2024,    2025-02-13, gront
            sbn-2023-7,  2024,    2025-05-04, gult
            sbn-2023-7,  2024,    2025-05-05, rott
            sbn-2023-8,  2024,    2025-02-11, rott
            sbn-2023-8,  2024,    2025-02-12, gult
            sbn-2023-10, 2026-T1, 2026-06-16, undetermined
            sbn-2023-10, 2026-T1, 2026-06-17, cannot-be-assessed
            sbn-2023-11, 2026-T1, 2026-05-21, undetermined
            ks-2020-5,   2020,    2021-02-01, not-assessed-by-design
            """)
    void is_of_every_known_case_what_it_is_before_and_after(String goal, String period, String date, String value) {
        assertThat(goal(goal, "period=" + period + "&date=" + date)
                        .at("/assessment/computed/value/value")
                        .asString())
                .isEqualTo(value);
    }

    @Test
    void is_told_with_the_model_the_rule_and_what_it_rests_on() {
        var answer = goal("sbn-2023-2", "period=2024&date=2025-02-01");
        assertThat(answer.at("/head/model/key").asString()).isEqualTo("kvot-100-80");
        assertThat(answer.at("/head/model/adoptedBy/cited").asString()).isEqualTo("KF 2019-11-25 § 151 p 1");
        assertThat(answer.at("/head/simulation").asBoolean()).isFalse();
        assertThat(answer.at("/assessment/computed/inputs")
                        .valueStream()
                        .map(input -> input.at("/blame/cited").asString()))
                .contains("SBN 2022-12-14 § 140 p 3", "sbn-helar-2024");
        assertThat(answer.at("/assessment/parts/0/computed/value/symbol").asString())
                .isEqualTo("●");
    }

    @Test
    void keeps_the_boards_judgment_beside_what_was_computed() {
        var before = goal("sbn-2023-6", "period=2024&date=2025-02-11").at("/assessment");
        var after = goal("sbn-2023-6", "period=2024&date=2025-02-12").at("/assessment");
        assertThat(before.at("/adopted").isMissingNode()).isTrue();
        assertThat(after.at("/computed/value/value").asString()).isEqualTo("gront");
        assertThat(after.at("/adopted/words").asString()).isEqualTo("gult");
        assertThat(after.at("/adopted/comment").asString()).contains("svarsfrekvensen var låg");
        assertThat(after.at("/adopted/blame/cited").asString()).isEqualTo("SBN 2025-02-12 § 14 p 1");
        assertThat(codes(after.at("/findings"))).contains("judged-otherwise-than-computed");
    }

    @Test
    void tells_of_targets_and_outcomes_that_were_changed_afterwards() {
        assertThat(codes(goal("sbn-2023-8", "period=2024&date=2025-02-12").at("/assessment/findings")))
                .contains("target-changed-after-period", "target-changed-after-outcome");
        var measure = goal("sbn-2023-8", "period=2024&date=2025-02-12").at("/assessment/parts/0");
        assertThat(measure.at("/changedAfterPeriod/before/cited").asString()).isEqualTo("SBN 2022-12-14 § 140 p 3");
        assertThat(measure.at("/changedAfterPeriod/changed/cited").asString()).isEqualTo("SBN 2025-02-12 § 14 p 3");
        assertThat(measure.at("/changedAfterOutcome/outcome/cited").asString()).isEqualTo("sbn-helar-2024");
        assertThat(measure.at("/changedAfterOutcome/changed/cited").asString()).isEqualTo("SBN 2025-02-12 § 14 p 3");
        var before = goal("sbn-2023-8", "period=2024&date=2025-02-11").at("/assessment/parts/0");
        assertThat(before.at("/changedAfterPeriod").isMissingNode()).isTrue();
        assertThat(codes(goal("sbn-2023-7", "period=2024&date=2025-05-05").at("/assessment/findings")))
                .contains("outcome-revised-after-approval");
    }

    @Test
    void is_the_other_value_had_the_activity_not_been_removed() {
        var both = get("/api/v1/9999/goals/sbn-2023-10/fulfilment/counterfactual?period=2026-T1&date=2026-06-17");
        assertThat(both.at("/differs").asBoolean()).isTrue();
        assertThat(both.at("/asItIs/removed/0/blame/cited").asString()).isEqualTo("SBN 2026-06-17 § 70 p 2");
        assertThat(both.at("/asIfNothingWereRemoved/computed/value/value").asString())
                .isEqualTo("undetermined");
    }

    @Test
    void counts_in_a_periods_report_what_stands_in_its_rows() {
        var report = get("/api/v1/9999/bodies/SBN/follow-up?period=2026-T2&date=2026-10-01");
        assertThat(List.of("activities", "measures", "goals")).allSatisfy(section -> {
            var rows = report.at("/" + section + "/rows");
            assertThat(rows.size()).as(section).isPositive();
            assertThat(report.at("/" + section + "/counts")
                            .valueStream()
                            .mapToInt(JsonNode::asInt)
                            .sum())
                    .as(section)
                    .isEqualTo(rows.size());
        });
        assertThat(report.at("/activities/withoutReport/0").asString()).isEqualTo("plan:SBN-2026/activity:e-arkiv");
        assertThat(report.at("/activities/stoodStill/0").asString()).isEqualTo("plan:SBN-2026/activity:e-bygglov");
        assertThat(report.at("/removed/0/id").asString()).isEqualTo("torgdagar");
    }

    @Test
    void is_told_of_the_whole_municipality_body_by_body_each_by_its_own_model() {
        var all = get("/api/v1/9999/fulfilment?period=2024&date=2025-02-01");
        var goals = all.at("/bodies")
                .valueStream()
                .mapToInt(body -> body.at("/goals").size())
                .sum();
        assertThat(goals).isGreaterThan(11);
        var building = all.at("/bodies")
                .valueStream()
                .filter(body -> body.at("/body").asString().equals("SBN"))
                .findFirst()
                .orElseThrow();
        assertThat(building.at("/model/key").asString()).isEqualTo("kvot-100-80");
        assertThat(building.at("/goals")
                        .valueStream()
                        .filter(row -> row.at("/goal").asString().equals("sbn-2023-1"))
                        .map(row -> row.at("/computed/value").asString()))
                .containsExactly("gult");
    }

    @Test
    void is_marked_as_a_simulation_by_another_model_and_changes_nothing() {
        var tried = goal("sbn-2023-2", "period=2024&date=2025-02-01&model=trefarg-2020");
        assertThat(tried.at("/head/simulation").asBoolean()).isTrue();
        assertThat(tried.at("/head/simulationNote/sv").asString()).startsWith("Simulering");
        assertThat(tried.at("/head/model/adoptedBy").isMissingNode()).isTrue();
        assertThat(tried.at("/assessment/computed/value/value").asString()).isEqualTo("undetermined");
        assertThat(goal("sbn-2023-2", "period=2024&date=2025-02-01")
                        .at("/assessment/computed/value/value")
                        .asString())
                .isEqualTo("gront");
    }

    @Test
    void of_a_whole_body_is_marked_as_a_simulation_too_and_turns_no_value_into_another_models() {
        var tried = get("/api/v1/9999/bodies/SBN/fulfilment?period=2024&date=2025-02-01&model=styrmodell-2026");
        assertThat(tried.at("/head/simulation").asBoolean()).isTrue();
        assertThat(tried.at("/head/simulationNote/sv").asString()).startsWith("Simulering");
        assertThat(tried.at("/head/model/key").asString()).isEqualTo("styrmodell-2026");
        assertThat(tried.at("/head/model/adoptedBy").isMissingNode()).isTrue();

        var asItIs = get("/api/v1/9999/bodies/SBN/fulfilment?period=2024&date=2025-02-01");
        assertThat(asItIs.at("/head/simulation").asBoolean()).isFalse();
        assertThat(asItIs.at("/distribution/goals").propertyNames()).contains("gront", "gult", "rott");
        assertThat(tried.at("/distribution/goals").propertyNames()).doesNotContain("gront", "gult", "rott");
        assertThat(tried.at("/goals").size()).isEqualTo(asItIs.at("/goals").size());
    }

    @Test
    void of_a_whole_body_runs_along_days_each_as_it_was_known_to_be_decided_then() {
        var series = get("/api/v1/9999/bodies/KS/fulfilment/series?from=2026-03-01&to=2026-06-30&every=MONTH"
                + "&along=DATES&date=2026-11-01");
        assertThat(series.at("/points")
                        .valueStream()
                        .map(point -> "%s %s %s %s"
                                .formatted(
                                        point.at("/decidedBy").asString(),
                                        point.at("/period/label").asString(),
                                        point.at("/distribution/goals/uppfylld").asInt(0),
                                        point.at("/distribution/activities/vantelage")
                                                .asInt(0))))
                .containsExactly(
                        "2026-03-31 helår 2025 1 0",
                        "2026-04-30 helår 2025 1 0",
                        "2026-05-31 tertial 1 2026 0 1",
                        "2026-06-30 tertial 1 2026 0 0");
        assertThat(series.at("/points")
                        .valueStream()
                        .map(point -> point.at("/model/key").asString()))
                .containsOnly("styrmodell-2026");
    }

    @Test
    void runs_along_periods_and_along_days() {
        var series = "/api/v1/9999/goals/sbn-2023-1/fulfilment/series?from=2023-01-01&to=2025-12-31&every=YEAR";
        assertThat(get(series + "&along=PERIODS&date=2026-02-01")
                        .at("/points")
                        .valueStream()
                        .map(point -> point.at("/computed/value").asString()))
                .containsExactly("rott", "gult", "gront");
        assertThat(get(series + "&along=DATES&date=2026-02-01")
                        .at("/points")
                        .valueStream()
                        .map(point -> point.at("/computed/value").asString()))
                .containsExactly("undetermined", "rott", "gult");
        var body = get("/api/v1/9999/bodies/SBN/fulfilment/series?from=2024-01-01&to=2024-12-31&every=YEAR"
                + "&along=PERIODS&date=2025-06-01");
        assertThat(body.at("/points/0/distribution/goals")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(11);
    }

    @Test
    void is_followed_up_in_the_periods_that_the_municipality_has_set_from_the_day_it_did() {
        assertThat(get("/api/v1/9999/reporting-periods?date=2019-11-24")
                        .at("/periods")
                        .size())
                .isZero();
        var periods = get("/api/v1/9999/reporting-periods?date=2019-11-25").at("/periods");
        assertThat(periods.valueStream().map(period -> period.at("/kind").asString()))
                .containsExactly("TERTIAL", "TERTIAL", "INTERIM", "YEAR");
        assertThat(periods.at("/2/statutory").asBoolean()).isTrue();
    }

    @Test
    void of_the_papers_goals_is_nothing_but_what_is_missing() {
        var answer = get("/api/v1/0665/goals/ks-2019-1/fulfilment?date=2026-11-01");
        assertThat(answer.at("/assessment/computed/value/value").asString()).isEqualTo("not-assessed");
        assertThat(answer.at("/assessment/computed/rule").asString()).isEqualTo("ingen-modell");
        assertThat(answer.at("/assessment/reported").isMissingNode()).isTrue();
        assertThat(answer.at("/assessment/adopted").isMissingNode()).isTrue();
        assertThat(codes(answer.at("/assessment/missing")))
                .contains("model", "measures", "activities", "reported", "adopted");
    }

    @Test
    void has_models_ready_to_adopt_and_knows_no_others() {
        assertThat(get("/api/v1/assessment-models")
                        .at("/models")
                        .valueStream()
                        .map(model -> model.at("/key").asString()))
                .containsExactly("trefarg-2020", "styrmodell-2026", "kvot-100-80", "prognos-mandat");
        assertThat(get("/api/v1/9999/goals/sbn-2023-1/fulfilment?model=pahittad")
                        .at("/code")
                        .asString())
                .isEqualTo("assessment-model-unknown");
    }
}
