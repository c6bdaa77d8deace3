package se.malspar.projections.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RandomTrails;

@DisplayName("What a statement rests on")
class BasisTextTest {

    private static final LocalDate DAY = LocalDate.of(2020, 10, 7);
    private static final DecidedOn DECIDED = DecidedOn.day(DAY);
    private static final Authority POINT = new Authority.ByPoint(PointId.parse("KS 2020-10-07 § 175 till KF p 2"));
    private static final DocumentId LETTER = new DocumentId("tjansteskrivelse-2020");

    private static Basis basis(Authority by, DecidedOn decidedOn, Validity valid) {
        return new Basis(
                by,
                Rank.BOARD,
                Standing.DECIDED,
                Evidence.ORIGINAL,
                decidedOn,
                valid,
                Optional.empty(),
                Optional.empty());
    }

    private static Basis basis(Validity valid) {
        return basis(POINT, DECIDED, valid);
    }

    private static Basis basis(DecidedOn decidedOn) {
        return basis(POINT, decidedOn, new Validity.During(DAY, Optional.empty()));
    }

    private static Basis quoting(Quote quote) {
        return new Basis(
                new Authority.ByDocument(LETTER),
                Rank.ADMINISTRATION,
                Standing.REPORTED,
                Evidence.STATED,
                DECIDED,
                new Validity.During(DAY, Optional.of(DAY.plusDays(1))),
                Optional.of(quote),
                Optional.of(PointId.parse("KF 2020-11-25:2 § 4a p 1")));
    }

    static Stream<Basis> all() {
        var during = new Validity.During(DAY, Optional.empty());
        var each = Stream.of(
                basis(during),
                basis(new Authority.ByParagraph(ParagraphId.parse("KS 2020-10-07 § 175")), DECIDED, during),
                basis(new Authority.ByDocument(LETTER), DECIDED, during),
                basis(DecidedOn.day(DAY, "den 7 oktober 2020")),
                basis(DecidedOn.month(YearMonth.of(2020, 10), "oktober 2020")),
                basis(DecidedOn.month(YearMonth.of(2020, 10), "2020-10-01")),
                basis(DecidedOn.impossible("31 april", YearMonth.of(2020, 4))),
                basis(DecidedOn.day(DAY, "7 oktober\u001f")),
                basis(new Validity.During(DAY, Optional.of(DAY.plusYears(1)))),
                basis(new Validity.Awaiting("när protokollet justerats", true, Optional.empty(), Optional.empty())),
                basis(new Validity.Awaiting(
                        "när medel anvisats", false, Optional.of(DAY), Optional.of(DAY.plusYears(1)))),
                quoting(new Quote(LETTER, Optional.empty(), Optional.empty())),
                quoting(new Quote(LETTER, Optional.of("s. 3"), Optional.empty())),
                quoting(new Quote(LETTER, Optional.empty(), Optional.of("Målet bedöms\nuppfyllt."))));
        var random = IntStream.rangeClosed(1, 10)
                .boxed()
                .flatMap(seed -> RandomTrails.recorded(seed).log().stream())
                .map(Logged::event)
                .filter(DecidedEvent.class::isInstance)
                .map(event -> ((DecidedEvent) event).basis());
        return Stream.concat(each, random).distinct();
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_read_as_it_was_written(Basis basis) {
        assertThat(BasisText.read(BasisText.write(basis))).isEqualTo(basis);
    }

    @Test
    void is_written_alike_only_where_it_is_the_same() {
        var texts = new HashSet<String>();
        assertThat(all()).allMatch(basis -> texts.add(BasisText.write(basis))).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"by\":{\"kind\":\"point\"}}", "rumour\u001fsomebody\u001fBOARD\u001f"})
    void is_never_guessed(String text) {
        assertThatThrownBy(() -> BasisText.read(text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void is_never_read_without_a_day() {
        var text = BasisText.write(basis(DECIDED)).replace(DAY.toString() + '\u001f', "2020-02-30\u001f");
        assertThatThrownBy(() -> BasisText.read(text)).isInstanceOf(IllegalStateException.class);
    }
}
