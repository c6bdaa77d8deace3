package se.malspar.projections.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A word looked for")
class SoughtTest {

    private static int fits(String query, String text) {
        return Sought.of(query).words().getFirst().fits(Tokens.words(text).getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "mål, målet",
        "mål, målen",
        "mål, målens",
        "målet, mål",
        "målen, målet",
        "mål, måluppfyllelsen",
        "mål, delmål",
        "delmålen, delmål",
        "strategi, näringslivsstrategin",
        "strategin, näringslivsstrategi",
        "näringsliv, näringslivsstrategin",
        "näringslivet, näringslivsenheten",
        "strategier, strategi",
        "aktiviteterna, aktivitet",
        "aktivitet, aktiviteterna",
        "skolor, skolan",
        "företagens, företag",
        "åtgärd, åtgärderna",
        "bidrag, EU-bidraget",
        "IT, IT-strategi",
        "Näringsliv, NÄRINGSLIV",
        "2018/109, 2018/109",
        "1.2, 1.2",
        "10, 010",
        "barnen, barn",
        "kvinnor, kvinna",
        "uppföljningen, uppföljningar"
    })
    void is_found_in_its_forms_and_in_compounds(String query, String text) {
        assertThat(fits(query, text)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"mål, mal", "ar, år", "1, 10", "1, 2010", "12, 1.2", "IT, initiativ", "öka, oka", "plan, plats"})
    void is_not_found_in_what_only_looks_alike(String query, String text) {
        assertThat(fits(query, text)).isZero();
    }

    @Test
    void fits_best_where_it_stands_as_it_is_then_inflected_then_first_then_last_then_within() {
        assertThat(List.of("mål", "målet", "måltavla", "delmål", "delmålsarbete").stream()
                        .map(text -> fits("mål", text)))
                .isSortedAccordingTo((one, other) -> Integer.compare(other, one))
                .doesNotHaveDuplicates();
    }

    @Test
    void is_not_one_of_those_that_say_nothing_unless_there_is_no_other() {
        assertThat(Sought.of("mål och medel för alla").words())
                .extracting(Sought.Word::written)
                .containsExactly("mål", "medel", "alla");
        assertThat(Sought.of("och").words()).extracting(Sought.Word::written).containsExactly("och");
    }

    @ParameterizedTest
    @CsvSource({"KS 2018/109", "ks 2018:109", "Dnr KS 2018/109", "KS2018/0109"})
    void is_the_number_of_a_case_whichever_way_that_is_written(String query) {
        assertThat(Sought.of(query).words()).extracting(Sought.Word::written).containsExactly("ks/2018/109");
    }

    @Test
    void looks_in_the_database_for_no_less_than_what_it_fits() {
        var texts = List.of("mål", "målens", "delmål", "EU-bidrag", "it-stöd", "10", "ks-2020-1", "kommunens it");
        for (var query : List.of("mål", "målet", "bidrag", "it", "010", "ks-2020-1")) {
            var word = Sought.of(query).words().getFirst();
            for (var text : texts) {
                var words = " " + String.join(" ", Tokens.words(text)) + " ";
                var looked = word.patterns().stream()
                        .anyMatch(pattern -> words.contains(pattern.substring(1, pattern.length() - 1)));
                var fits = Tokens.words(text).stream().anyMatch(token -> word.fits(token) > 0);
                assertThat(looked || !fits).as("%s in %s", query, text).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "naringsliv, näringsliv",
        "naringslivet, näringsliv",
        "näringslif, näringsliv",
        "uppföljnig, uppföljning",
        "malet, mål"
    })
    void that_is_written_nowhere_gives_way_to_the_one_nearest_to_it(String query, String nearest) {
        var vocabulary = List.of("kommun", "mål", "näringsliv", "näringslivsstrategi", "uppföljning", "uppdrag");

        assertThat(Nearness.nearest(Sought.of(query).words().getFirst(), vocabulary))
                .hasValue(nearest);
    }

    @Test
    void that_is_like_no_other_gives_way_to_none() {
        assertThat(Nearness.nearest(Sought.of("xyzzy").words().getFirst(), List.of("mål", "näringsliv")))
                .isEmpty();
    }

    @Test
    void is_marked_in_a_text_that_is_cut_to_what_stands_around_it() {
        var text = "Först står det mycket om annat. ".repeat(20)
                + "Sedan om näringslivsstrategin, och så om annat igen. " + "Och mer. ".repeat(50);

        var lines = Excerpts.of(List.of(new Texts.Line("wording", text)), Sought.of("näringsliv"));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.pieces())
                    .filteredOn(Search.Piece::sought)
                    .extracting(Search.Piece::text)
                    .containsExactly("näringslivsstrategin");
            assertThat(line.pieces().getFirst().text()).isEqualTo("… ");
            assertThat(line.pieces().stream()
                            .mapToInt(piece -> piece.text().length())
                            .sum())
                    .isLessThan(260);
        });
    }
}
