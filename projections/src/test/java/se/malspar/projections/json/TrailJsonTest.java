package se.malspar.projections.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.UnreadableText;
import se.malspar.domain.trail.Registration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

@DisplayName("A registration in JSON")
class TrailJsonTest {

    private static Registration read(String json) {
        return TrailJson.readRegistration(TrailJson.mapper().readTree(json));
    }

    private static Registration withCommand(String command) {
        return read("""
                {"paragraph": {"body": "KS", "date": "2020-10-07", "number": "§ 175"},
                 "evidence": "ORIGINAL",
                 "points": [{"number": 1, "outcome": "APPROVED", "effects": [{"command": %s}]}]}
                """.formatted(command));
    }

    private static DecidedOn dated(String dated) {
        return read("""
                {"document": {"document": "rapport", "kind": "OTHER", "title": "Rapport", "dated": %s},
                 "evidence": "ORIGINAL"}
                """.formatted(dated)).document().orElseThrow().dated();
    }

    @Test
    void may_leave_out_what_is_optional() {
        var read = withCommand("""
                {"type": "adopt-goal", "goal": "ks-1"}
                """);

        assertThat(read.source()).isEmpty();
        assertThat(read.effects()).isEmpty();
        assertThat(read.paragraph().orElseThrow().title()).isEmpty();
        assertThat(read.points().getFirst().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(read.points().getFirst().effects().getFirst().command())
                .isInstanceOfSatisfying(
                        GoalCommand.AdoptGoal.class,
                        adoption -> assertThat(adoption.content().wording()).isEmpty());
    }

    @Test
    void is_written_and_read_back_as_it_was() {
        var registration = withCommand("""
                {"type": "set-target-value", "goal": "ks-1", "measure": "nki", "period": "2020", "value": "75"}
                """);

        var written = TrailJson.mapper().<tools.jackson.databind.JsonNode>valueToTree(registration);

        assertThat(TrailJson.readRegistration(written)).isEqualTo(registration);
    }

    @Test
    void adopts_a_model_that_comes_with_the_product_by_its_key_and_holds_all_of_it() {
        var named = withCommand("""
                {"type": "adopt-assessment-model", "body": "KS", "ready": "styrmodell-2026"}
                """);
        var model = TrailJson.mapper()
                .writeValueAsString(
                        ReadyModels.of(ModelKey.of("styrmodell-2026")).orElseThrow());

        assertThat(named).isEqualTo(withCommand("""
                {"type": "adopt-assessment-model", "body": "KS", "model": %s}
                """.formatted(model)));
        assertThat(TrailJson.mapper().writeValueAsString(named)).contains(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"adopt-assessment-model\"}",
                "{\"type\": \"adopt-assessment-model\", \"ready\": \"pahittad\"}"
            })
    void adopts_no_model_that_is_neither_written_out_nor_ready(String command) {
        assertThatThrownBy(() -> withCommand(command)).isInstanceOf(Malformed.class);
    }

    @Test
    void tells_a_day_as_people_write_it_or_in_its_parts() {
        assertThat(dated("\"februari 2020\"").last()).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(dated("\"31 april 2019\"").impossible()).isTrue();
        assertThat(dated("""
                {"first": "2021-02-17", "last": "2021-12-31", "printed": "framgår inte"}
                """))
                .isEqualTo(DecidedOn.span(LocalDate.of(2021, 2, 17), LocalDate.of(2021, 12, 31), "framgår inte"));
    }

    @Test
    void lets_a_condition_stand_without_saying_that_it_is_one() {
        var read = read("""
                {"paragraph": {"body": "KF", "date": "2021-05-24", "number": "§ 61"},
                 "evidence": "ORIGINAL",
                 "points": [{"number": 1, "outcome": "APPROVED", "effects": [
                   {"command": {"type": "retire-goal", "goal": "kf-1"},
                    "awaiting": {"condition": "när protokollet justerats", "onMinutesApproved": true,
                                 "earliest": "2021-06-01"}}]}]}
                """);

        assertThat(read.points()
                        .getFirst()
                        .effects()
                        .getFirst()
                        .awaiting()
                        .orElseThrow()
                        .earliest())
                .isEqualTo(Optional.of(LocalDate.of(2021, 6, 1)));
    }

    @Test
    void reads_every_command_by_the_name_on_it() {
        var nested = withCommand("""
                {"type": "correct-minutes", "point": "KS 2020-09-02 § 150 p 1", "from": "72", "to": "75",
                 "reason": "Skrivfel.",
                 "commands": [{"type": "set-target-value", "goal": "ks-1", "measure": "nki", "period": "2020",
                               "value": "75"}]}
                """);

        assertThat(TrailJson.mapper().valueToTree(nested).at("/points/0/effects/0/command/commands/0/type"))
                .hasToString("\"set-target-value\"");
        assertThatThrownBy(() -> withCommand("{\"type\": \"abolish-goal\", \"goal\": \"ks-1\"}"))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("abolish-goal");
    }

    @Test
    void that_breaks_a_rule_of_its_own_is_refused_in_the_words_of_that_rule() {
        assertThatThrownBy(() -> withCommand("{\"type\": \"adopt-goal\", \"goal\": \"Inte En Nyckel\"}"))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.field()).isEqualTo("goal"));
        assertThatThrownBy(() -> dated("\"trettonde månaden\"")).isInstanceOf(UnreadableText.class);
        assertThatThrownBy(() -> dated("""
                {"first": "2021-02-17", "last": "2020-12-31", "printed": "framgår inte"}
                """)).isInstanceOf(Malformed.class).hasMessageContaining("2021-02-17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-02-30", "2020-2-3", "7 oktober 2020", "2020-10-07T00:00:00", ""})
    void takes_a_single_day_in_one_form_only(String day) {
        assertThatThrownBy(() -> read("""
                        {"paragraph": {"body": "KS", "date": "%s", "number": "§ 175"}, "evidence": "ORIGINAL"}
                        """.formatted(day))).isInstanceOf(UnreadableText.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"adopt-goal\"}",
                "{\"type\": \"adopt-goal\", \"goal\": null}",
                "{\"type\": \"adopt-goal\", \"goal\": \"ks-1\", \"priority\": \"hög\"}",
                "{\"type\": \"adopt-goal\", \"goal\": \"ks-1\", \"content\": {\"contributesTo\": [null]}}",
                "{\"type\": \"adopt-goal\", \"goal\": \"ks-1\", \"content\": {\"kind\": 0}}",
                "{\"type\": \"retire-goal\", \"goal\": \"ks-1\", \"goal\": \"ks-2\"}",
                "{\"goal\": \"ks-1\"}",
                "null"
            })
    void is_refused_where_something_is_missing_unknown_or_of_another_type(String command) {
        assertThatThrownBy(() -> withCommand(command)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "null", "true"})
    void takes_a_number_only_as_a_whole_number(String number) {
        assertThatThrownBy(() -> read("""
                        {"paragraph": {"body": "KS", "date": "2020-10-07", "number": "§ 175"},
                         "evidence": "ORIGINAL", "points": [{"number": %s}]}
                        """.formatted(number))).isInstanceOf(JacksonException.class);
    }
}
