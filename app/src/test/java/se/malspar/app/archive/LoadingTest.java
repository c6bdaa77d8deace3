package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.malspar.app.TestDatabase;
import se.malspar.app.archive.Loading.Manner;
import se.malspar.app.registering.Asked;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.goal.GoalEvent.GoalAdopted;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.registry.RegistryEvent.MunicipalityRegistered;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;

/** Each test loads into a municipality of its own. */
@DisplayName("An archive that is loaded")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadingTest {

    private static final String ID = "6f1c2d9e-0d57-4c7b-9f35-1f6c3f1f5b%02d";

    private final TestDatabase database = TestDatabase.create();
    private final Archives archives = Archives.in(database);

    @AfterAll
    void close() {
        archives.close();
    }

    private static String municipality(String code) {
        return """
                {"municipality":"%s","municipalityRegistered":{"name":"Provköping","kind":"REAL"}}""".formatted(code);
    }

    private static String board(String code) {
        return """
                {"municipality":"%s","body":{"body":"KS","name":"Kommunstyrelsen","kind":"EXECUTIVE_BOARD"}}""".formatted(code);
    }

    private static String goal(String code, int number, String more) {
        return """
                {"municipality":"%s","registration":{"paragraph":{"body":"KS","date":"2020-02-05","number":"§ %d"},\
                "evidence":"ORIGINAL","points":[{"number":1,"outcome":"APPROVED","effects":[{"command":{"type":"adopt-goal",\
                "goal":"mal-%d","content":{"wording":"Lydelse"}}}]}]}%s}""".formatted(code, number, number, more);
    }

    private static String goal(String code, int number) {
        return goal(code, number, "");
    }

    private static String recorded(int registration) {
        return ",\"recorded\":{\"at\":\"2021-01-02T03:04:05.123456Z\",\"by\":\"Anna\",\"registration\":\"%s\"}"
                .formatted(ID.formatted(registration));
    }

    @Test
    void is_recorded_line_by_line_by_the_name_given() {
        var loaded = archives.load(municipality("2001"), board("2001"), "", "  \t", goal("2001", 1), goal("2001", 2));

        assertThat(loaded.outcome()).isEqualTo(new Loading.Outcome(4, 4, 6, 0, 0));
        var events = archives.events(Municipality.of("2001"));
        assertThat(events).extracting(Leaf::actor).containsOnly("Åsa Öberg");
        assertThat(events).extracting(Leaf::leaf).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(events.getFirst().event())
                .isEqualTo(new MunicipalityRegistered(Municipality.of("2001"), "Provköping", MunicipalityKind.REAL));
    }

    @Test
    void may_begin_with_a_mark_of_its_encoding_and_end_its_lines_as_Windows_does() {
        var archive = "\ufeff" + municipality("2002") + "\r\n" + board("2002") + "\r\n" + goal("2002", 1);

        var loaded = archives.load(new Manner.Anew("Anna"), archive);

        assertThat(loaded.refusals()).isEmpty();
        assertThat(loaded.outcome().events()).isEqualTo(4);
    }

    @Test
    void is_recorded_but_for_the_lines_that_cannot_be_read_and_tells_why() {
        var loaded = archives.load(
                municipality("2003"),
                "{",
                "null",
                "[]",
                "{\"municipality\":\"2003\"}",
                "{\"municipality\":\"203\",\"body\":{\"body\":\"KS\",\"name\":\"KS\",\"kind\":\"BOARD\"}}",
                "{\"municipality\":\"2003\",\"body\":{\"body\":\"KS\",\"name\":\"\",\"kind\":\"BOARD\"}}",
                "{\"municipality\":\"2003\",\"body\":{\"body\":\"KS\",\"name\":\"KS\",\"kind\":\"BOARD\"},"
                        + "\"rename\":{\"body\":\"KS\",\"name\":\"KS\",\"validFrom\":\"2020-01-01\"}}",
                goal("2003", 1).replace("\"number\":1", "\"nummer\":1"),
                goal("2003", 1).replace("2020-02-05", "2020-02-31"),
                goal("2003", 1) + " {}",
                board("2003"),
                goal("2003", 1).replace("Lydelse", "\\u0000"),
                goal("2003", 1));

        assertThat(loaded.refusals())
                .extracting(Archives.Refusal::line)
                .containsExactlyElementsOf(IntStream.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(loaded.codes())
                .containsExactly(
                        "unreadable-json",
                        "unreadable-json",
                        "unreadable-json",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "unreadable-json",
                        "unreadable-day",
                        "unreadable-json",
                        "malformed");
        assertThat(loaded.refusals().get(4).field()).contains("municipality");
        assertThat(loaded.refusals().get(6).swedish()).startsWith("En rad ska ha precis ett av");
        assertThat(loaded.refusals().get(7).swedish())
                .isEqualTo("Fältet «number» saknas, vid registration.points[0].number, kolumn 259.");
        assertThat(loaded.outcome().recorded()).isEqualTo(3);
    }

    @Test
    void is_recorded_but_for_the_lines_that_the_rules_refuse() {
        var loaded = archives.load(
                board("2004"),
                municipality("2004"),
                goal("2004", 1),
                board("2004"),
                goal("2004", 1),
                board("2004").replace("Kommunstyrelsen", "Styrelsen"),
                goal("2004", 2).replace("mal-2", "mal-1"));

        assertThat(loaded.codes())
                .containsExactly(
                        "municipality-not-registered",
                        "body-not-registered",
                        "body-already-registered",
                        "goal-already-adopted");
        assertThat(loaded.outcome()).isEqualTo(new Loading.Outcome(7, 3, 4, 0, 4));
    }

    @Test
    void has_no_line_of_more_than_four_million_bytes_and_no_event_larger_than_the_log_can_hold() {
        var tooLong = goal("2005", 1).replace("Lydelse", "x".repeat(Lines.MOST_BYTES));
        var references = String.join(
                ",", Collections.nCopies(80, "{\"printed\":\"%s\",\"inferred\":false}".formatted("y".repeat(900))));
        var large =
                goal("2005", 2).replace("\"number\":\"§ 2\"", "\"number\":\"§ 2\",\"references\":[" + references + "]");

        var loaded = archives.load(municipality("2005"), board("2005"), tooLong, large, goal("2005", 3));

        assertThat(loaded.codes()).containsExactly("line-too-long", "event-too-large");
        assertThat(loaded.outcome().recorded()).isEqualTo(3);
    }

    @Test
    void is_recorded_once_however_often_it_is_loaded() {
        var archive = new String[] {municipality("2006"), board("2006"), goal("2006", 1), goal("2006", 2)};
        archives.load(archive);
        var before = archives.events(Municipality.of("2006"));

        var again = archives.load(archive);

        assertThat(again.outcome()).isEqualTo(new Loading.Outcome(4, 0, 0, 4, 0));
        assertThat(archives.load(goal("2006", 2), goal("2006", 3), goal("2006", 3))
                        .outcome())
                .isEqualTo(new Loading.Outcome(3, 1, 2, 2, 0));
        assertThat(archives.events(Municipality.of("2006"))).startsWith(before.toArray(Leaf[]::new));
    }

    @Test
    void has_the_key_of_a_line_and_the_digest_of_the_same_request_through_the_interface() {
        archives.load(municipality("2007"), board("2007"), goal("2007", 1, ",\"key\":\"nyckel\""));

        var last = archives.events(Municipality.of("2007")).getLast();
        var content = ArchiveFormatTest.read(goal("2007", 1)).registration().orElseThrow();
        assertThat(last.key()).contains("nyckel");
        assertThat(last.digest())
                .contains(Recorder.Request.of("nyckel", new Asked.Register(content))
                        .digest());
        assertThat(archives.load(goal("2007", 2, ",\"key\":\"nyckel\"")).codes())
                .containsExactly("idempotency-key-reused");
    }

    @Test
    void finds_the_registrations_that_its_lines_name_by_what_they_were_called_where_it_comes_from() {
        archives.load(
                municipality("2008"),
                board("2008"),
                goal("2008", 1, recorded(1)),
                goal("2008", 2, recorded(2)),
                """
                {"municipality":"2008","annulment":{"registration":"%s","reason":"dubbelt"}}""".formatted(ID.formatted(1)),
                goal("2008", 3, recorded(3))
                        .replace(
                                "\"evidence\"",
                                "\"replaces\":{\"registration\":\"%s\",\"reason\":\"felläst\"},\"evidence\""
                                        .formatted(ID.formatted(2))));

        var events = archives.events(Municipality.of("2008"));
        var annulled = events.stream()
                .map(Leaf::event)
                .filter(RegistrationAnnulled.class::isInstance)
                .map(event -> ((RegistrationAnnulled) event).registration())
                .toList();
        assertThat(annulled)
                .containsExactly(events.get(2).registration(), events.get(4).registration());
        assertThat(annulled).noneMatch(id -> id.toString().equals(ID.formatted(1)));
    }

    @Test
    void holds_a_registration_from_elsewhere_once_also_where_its_line_was_changed() {
        archives.load(municipality("2009"), board("2009"), goal("2009", 1, recorded(1)));

        assertThat(archives.load(goal("2009", 2, recorded(1))).codes()).containsExactly("registration-already-loaded");
    }

    @Test
    void is_judged_again_where_somebody_else_records_in_the_municipality_meanwhile() throws Exception {
        archives.load(municipality("2010"), board("2010"));
        var lines = IntStream.range(0, 4)
                .mapToObj(loader -> IntStream.range(0, 400)
                        .mapToObj(i -> goal("2010", 1 + i * 4 + loader))
                        .toArray(String[]::new))
                .toList();
        try (var others = Archives.in(database);
                var threads = Executors.newFixedThreadPool(4)) {
            var loads = new ArrayList<Future<Archives.Loaded>>();
            for (int i = 0; i < 4; i++) {
                var archive = lines.get(i);
                var into = i % 2 == 0 ? archives : others;
                loads.add(threads.submit(() -> into.load(archive)));
            }
            for (var load : loads) {
                assertThat(load.get().outcome()).isEqualTo(new Loading.Outcome(400, 400, 800, 0, 0));
            }
        }
        var events = archives.events(Municipality.of("2010"));
        assertThat(events).hasSize(2 + 4 * 800);
        assertThat(events.stream()
                        .map(Leaf::event)
                        .filter(GoalAdopted.class::isInstance)
                        .map(event -> ((GoalAdopted) event).goal()))
                .hasSize(1600)
                .doesNotHaveDuplicates();
    }

    @Test
    void needs_no_more_memory_than_the_trails_that_fit_in_it() {
        var archive = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            archive.add(municipality("22%02d".formatted(i)));
            archive.add(board("22%02d".formatted(i)));
        }
        for (int number = 1; number <= 20; number++) {
            for (int i = 0; i < 30; i++) {
                archive.add(goal("22%02d".formatted(i), number));
            }
        }
        var trails = new Trails(archives.instance.log(), 200);

        var loaded = archives.load(
                new Manner.Anew("Anna"), String.join("\n", archive).getBytes(UTF_8), trails);

        assertThat(loaded.outcome()).isEqualTo(new Loading.Outcome(660, 660, 1260, 0, 0));
        assertThat(trails.eventsRead()).isPositive();
    }

    @Test
    void is_restored_only_with_what_the_log_said_of_it_and_not_from_the_future() {
        try (var empty = Archives.empty()) {
            var loaded = empty.restore(municipality("2011") + "\n"
                    + municipality("2011")
                            .replace("}}", "},\"recorded\":{\"at\":\"2999-01-01T00:00:00Z\",\"by\":\"Anna\"}}")
                    + "\n"
                    + municipality("2011")
                            .replace("}}", "},\"recorded\":{\"at\":\"2020-01-01T00:00:00.0000001Z\",\"by\":\"Anna\"}}")
                    + "\n"
                    + municipality("2011")
                            .replace("}}", "},\"recorded\":{\"at\":\"2020-01-01T00:00:00Z\",\"by\":\"Anna\"}}"));

            assertThat(loaded.refusals())
                    .extracting(refusal -> refusal.field().orElse(""))
                    .containsExactly("recorded", "recorded.at", "recorded.at");
            var event = empty.events(Municipality.of("2011")).getFirst();
            assertThat(event.recordedAt()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
            assertThat(event.actor()).isEqualTo("Anna");
        }
    }

    @Test
    void is_not_restored_among_other_events() {
        var archive =
                municipality("2012").replace("}}", "},\"recorded\":{\"at\":\"2020-01-01T00:00:00Z\",\"by\":\"Anna\"}}");

        archives.load(municipality("2013"));

        assertThatThrownBy(() -> archives.restore(archive))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("Ett arkiv återställs bara i en tom logg");
        assertThat(archives.events(Municipality.of("2012"))).isEmpty();
    }
}
