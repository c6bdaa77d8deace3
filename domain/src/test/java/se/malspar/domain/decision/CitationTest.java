package se.malspar.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.UnreadableText;
import tools.jackson.databind.json.JsonMapper;

class CitationTest {

    private static final Map<String, BodyCode> NAMES = Map.of(
            "barn- och utbildningsnämnden", new BodyCode("BUN"),
            "arbetsutskottet", new BodyCode("BUNAU"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KS 2021-01-13 § 010",
                "KS 2021-01-13 § 10",
                "ks 2021-01-13 §10",
                "Ks 2021-01-13, § 10",
                "KS den 13 januari 2021 § 10",
                "KS den 13 januari 2021, § 10",
                "KS, den 13 januari 2021, § 10",
                "KS 13 jan 2021 § 10",
                "KS 13/1 2021 § 10",
                "KS\u00a02021-01-13\u00a0§\u00a010",
                "KS 2021-01-13\n§ 10",
                "  KS  2021-01-13  §  10 ",
                "Kommunstyrelsen 2021-01-13 § 10",
                "KOMMUNSTYRELSEN 2021-01-13 § 10",
                "Kommunstyrelsens beslut 2021-01-13 § 10",
                "Kommunstyrelsens beslut den 13 januari 2021 § 10",
                "Kommunstyrelsen beslutade 2021-01-13 § 10",
                "KS beslut av den 13 januari 2021 § 10",
                "KS 2021-01-13 paragraf 10",
                "KS § 10 2021-01-13",
                "KS § 10, 2021-01-13",
                "KS § 10 den 13 januari 2021",
                "§ 010 KS 2021-01-13",
                "§ 10, KS 2021-01-13",
                "§ 10 KS den 13 januari 2021",
                "§ 10 i kommunstyrelsen den 13 januari 2021",
                "§ 10 vid Kommunstyrelsens sammanträde 2021-01-13",
                "Paragraf 10 kommunstyrelsen 2021-01-13",
            })
    void every_spelling_of_one_paragraph_is_read_as_it(String text) {
        assertThat(Citation.parse(text).canonical()).isEqualTo("KS 2021-01-13 § 10");
    }

    @ParameterizedTest
    @CsvSource({
        "Kommunstyrelsen 2021-01-13 § 10 punkt 2, KS 2021-01-13 § 10 p 2",
        "'KS 2021-01-13 § 10, punkt 2', KS 2021-01-13 § 10 p 2",
        "KS 2021-01-13 § 10 p 2, KS 2021-01-13 § 10 p 2",
        "KS 2021-01-13 § 10 p. 2, KS 2021-01-13 § 10 p 2",
        "KS 2021-01-13 § 12 A p 2, KS 2021-01-13 § 12a p 2",
        "KS 2021-01-13 § 12a, KS 2021-01-13 § 12a",
        "KS § 10/2021, KS 2021 § 10",
        "§ 10/2021 KS, KS 2021 § 10",
        "§ 10 KS 2021, KS 2021 § 10",
        "'§ 12 A punkt 2, KS 2021-01-13', KS 2021-01-13 § 12a p 2",
        "§ 10 KF 2021-01-13 (2), KF 2021-01-13:2 § 10",
        "§ 22 den 23 februari 2023, 2023-02-23 § 22",
        "§ 22 i februari 2023, 2023-02 § 22",
        "KS 2021 § 10, KS 2021 § 10",
        "KS 2021 § 10 punkt 3, KS 2021 § 10 p 3",
        "2022-02-23 § 38, 2022-02-23 § 38",
        "'den 23 februari 2023, § 20', 2023-02-23 § 20",
        "kommunstyrelsens arbetsutskotts beslut 2019-01-16 § 2, KSAU 2019-01-16 § 2",
        "Kommunstyrelsens arbetsutskott 2019-02-20 §22, KSAU 2019-02-20 § 22",
        "Arbetsutskottet 2022-02-23 § 38, KSAU 2022-02-23 § 38",
        "Kommunfullmäktiges uppdrag 2025-05-22 § 270 punkt 1, KF 2025-05-22 § 270 p 1",
        "fullmäktige 2025-05-22 § 270, KF 2025-05-22 § 270",
        "§22, § 22",
        "§ 22 punkt 1, § 22 p 1",
        "KS § 22, KS § 22",
        "KF maj 2019, KF 2019-05",
        "KS i februari 2020, KS 2020-02",
        "KS 2022-08-17, KS 2022-08-17",
        "KF 2024-09-12-17 § 200, KF 2024-09-12--2024-09-17 § 200",
        "KF 12–17 september 2024 § 200, KF 2024-09-12--2024-09-17 § 200",
        "KF 2021-01-13:2 § 10, KF 2021-01-13:2 § 10",
        "KF 2021-01-13:2, KF 2021-01-13:2",
        "KF den 13 januari 2021:2 § 10, KF 2021-01-13:2 § 10",
        "KF 2021-01-13:1 § 10, KF 2021-01-13 § 10",
        "KF 2021-01-13 (2) § 10, KF 2021-01-13:2 § 10",
        "KF 2021-01-13 sammanträde 2 § 10, KF 2021-01-13:2 § 10",
        "KSAU 31 april 2019 § 3, KSAU 31 april 2019 § 3",
        "KFSK 2021-01-13 § 10, KFSK 2021-01-13 § 10",
    })
    void is_written_in_one_way_that_is_read_as_the_same(String text, String canonical) {
        var citation = Citation.parse(text);
        assertThat(citation.canonical()).isEqualTo(canonical);
        assertThat(citation.printed()).isEqualTo(text);
        assertThat(Citation.parse(canonical).canonical()).isEqualTo(canonical);
    }

    @Test
    void names_no_more_than_was_printed() {
        assertThat(Citation.parse("KS 2021-01-13 § 010"))
                .isEqualTo(new Citation(
                        Optional.of(new BodyCode("KS")),
                        Optional.of(DecidedOn.day(LocalDate.parse("2021-01-13"))),
                        Optional.of(ParagraphNumber.of(10)),
                        Optional.empty(),
                        Optional.empty(),
                        "KS 2021-01-13 § 010"));
        assertThat(Citation.parse("§22"))
                .isEqualTo(new Citation(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ParagraphNumber.of(22)),
                        Optional.empty(),
                        Optional.empty(),
                        "§22"));
    }

    @Test
    void tells_which_of_the_days_meetings_only_when_the_text_does() {
        assertThat(Citation.parse("KF 2021-01-13:2 § 10").ordinal()).contains(2);
        assertThat(Citation.parse("KF 2021-01-13:1 § 10").ordinal()).contains(1);
        assertThat(Citation.parse("KF 2021-01-13 § 10").ordinal()).isEmpty();
    }

    @Test
    void a_meeting_as_we_write_it_is_a_citation() {
        var meeting = new MeetingId(new BodyCode("KF"), LocalDate.parse("2021-01-13"), 2);
        assertThat(Citation.parse(meeting.toString()).canonical()).isEqualTo(meeting.toString());
    }

    @Test
    void keeps_an_impossible_date_flagged() {
        assertThat(Citation.parse("KSAU 31 april 2019 § 3").date().orElseThrow().impossible())
                .isTrue();
    }

    @Test
    void the_names_of_a_municipality_go_before_the_common_ones() {
        assertThat(Citation.parse("Barn- och utbildningsnämndens beslut 2021-01-13 § 10", NAMES)
                        .canonical())
                .isEqualTo("BUN 2021-01-13 § 10");
        assertThat(Citation.parse("arbetsutskottet 2021-01-13 § 10", NAMES).canonical())
                .isEqualTo("BUNAU 2021-01-13 § 10");
        assertThat(Citation.parse("bun 2021-01-13 § 10", NAMES).canonical()).isEqualTo("BUN 2021-01-13 § 10");
        assertThat(Citation.parse("Kommunstyrelsen 2021-01-13 § 10", NAMES).canonical())
                .isEqualTo("KS 2021-01-13 § 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "KS",
                "2021-01-13",
                "§",
                "KS 2021-01-13 §",
                "KS 2021-01-13 § 0",
                "KS 2021-01-13 § 100000",
                "KS 2021-01-13 §§ 10-12",
                "KS 2021-01-13 § 10 och § 12",
                "KS 2021-01-13 § 10 punkt 0",
                "KS 2021-01-13 § 10 punkterna 1-3",
                "KS 2021-01-13 § 10 rest",
                "KS 2021-13-01 § 10",
                "KS 13 januari § 10",
                "KS 2021-01-13 2021-01-14 § 10",
                "KS 2021-01-13 § 10/2021",
                "KS 2021-01-13 (0) § 10",
                "KS (2) § 10",
                "KS:2 § 10",
                "KS 2021-01-13:2:3 § 10",
                "KS 2021-01-13: § 10",
                "KS 2021-01-13 10",
                "nämnden 2021-01-13 § 10",
                "enligt 2022-02-23 § 38",
                "Enligt 2022-02-23 § 38",
                "och KS 2021-01-13 § 10",
                "KF/Kommunfullmäktiges 2025-05-22 § 270",
                "KS 2021-01-13 § 10; drop table paragraph",
                "KS 1821-01-13 § 10",
            })
    void refuses_everything_else_whole(String text) {
        refused(text);
    }

    @Test
    void a_refusal_tells_what_was_wrong() {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> Citation.parse("nämnden 2021-01-13 § 10"))
                .satisfies(refusal -> assertThat(refusal.inSwedish())
                        .isEqualTo("«nämnden 2021-01-13 § 10» går inte att läsa som en hänvisning, «nämnden» är inget"
                                + " känt organ: skriv till exempel KS 2021-01-13 § 10."))
                .satisfies(refusal -> assertThat(refusal.inEnglish()).contains("«nämnden» is no known body"));
    }

    @Test
    void a_long_text_is_refused_at_once() {
        refused("KS " + "§ 1 ".repeat(100_000));
        refused("a ".repeat(99) + "§");
    }

    @Test
    void refuses_to_be_made_of_parts_that_point_at_nothing() {
        var ks = Optional.of(new BodyCode("KS"));
        var paragraph = Optional.of(ParagraphNumber.of(10));
        var date = Optional.of(DecidedOn.day(LocalDate.parse("2021-01-13")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Citation(ks, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "KS"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Citation(ks, date, Optional.empty(), Optional.of(1), Optional.empty(), "KS p 1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Citation(ks, Optional.empty(), paragraph, Optional.empty(), Optional.of(2), "KS (2)"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Citation(ks, date, paragraph, Optional.of(0), Optional.empty(), "KS p 0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Citation(ks, date, paragraph, Optional.empty(), Optional.empty(), " "));
    }

    @Test
    void whatever_is_written_is_read_back() {
        var seed = 20210113L;
        var random = new SplittableRandom(seed);
        var bodies = List.of("KF", "KS", "KSAU", "BUN", "TN2");
        for (var round = 0; round < 2_000; round++) {
            var day = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000));
            var text = bodies.get(random.nextInt(bodies.size())) + " " + day
                    + (random.nextInt(4) == 0 ? ":%d".formatted(2 + random.nextInt(8)) : "")
                    + " § " + (1 + random.nextInt(999))
                    + (random.nextInt(4) == 0 ? String.valueOf((char) ('a' + random.nextInt(26))) : "")
                    + (random.nextInt(2) == 0 ? " p " + (1 + random.nextInt(20)) : "");
            assertThat(Citation.parse(text).canonical()).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void is_written_in_json_with_what_it_has_and_read_back_equal() {
        var json = JsonMapper.builder().build();
        var citation = Citation.parse("KS 2021-01-13 § 010");
        assertThat(json.writeValueAsString(citation))
                .isEqualTo("{\"body\":\"KS\",\"date\":{\"first\":\"2021-01-13\",\"last\":\"2021-01-13\","
                        + "\"printed\":\"2021-01-13\"},\"paragraph\":\"10\",\"printed\":\"KS 2021-01-13 § 010\"}");
        assertThat(json.readValue(json.writeValueAsString(citation), Citation.class))
                .isEqualTo(citation);
    }

    private static void refused(String text) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> Citation.parse(text))
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo("unreadable-citation"));
    }
}
