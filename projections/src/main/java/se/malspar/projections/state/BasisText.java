package se.malspar.projections.state;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.IsoDay;

/**
 * A basis as one text: its parts in a fixed order, apart by a character that none but perhaps the last of them contains,
 * and nothing where a part is absent, or says what the first day says. Two bases are equal if and only if their texts are.
 */
final class BasisText {

    private static final char NEXT = '\u001f';

    private static final String POINT = "point";
    private static final String PARAGRAPH = "paragraph";
    private static final String DOCUMENT = "document";
    private static final String YES = "yes";

    private BasisText() {}

    static String write(Basis basis) {
        var text = new Writing();
        switch (basis.by()) {
            case Authority.ByPoint(var point) -> text.next(POINT).next(point);
            case Authority.ByParagraph(var paragraph) -> text.next(PARAGRAPH).next(paragraph);
            case Authority.ByDocument(var document) -> text.next(DOCUMENT).next(document);
        }
        text.next(basis.rank().name())
                .next(basis.standing().name())
                .next(basis.evidence().name());
        var decidedOn = basis.decidedOn();
        text.next(decidedOn.first())
                .next(decidedOn.isCertain() ? null : decidedOn.last())
                .next(decidedOn.impossible());
        switch (basis.valid()) {
            case Validity.During(var from, var until) ->
                text.next(from).next(until.orElse(null)).next(null).next(false);
            case Validity.Awaiting(var condition, var onMinutesApproved, var earliest, var until) ->
                text.next(earliest.orElse(null))
                        .next(until.orElse(null))
                        .next(condition)
                        .next(onMinutesApproved);
        }
        text.next(basis.source().map(Quote::document).orElse(null))
                .next(basis.source().flatMap(Quote::place).orElse(null))
                .next(basis.source().flatMap(Quote::text).orElse(null))
                .next(basis.rectifiedBy().orElse(null));
        var printed = decidedOn.printed();
        return text.last(printed.equals(decidedOn.first().toString()) ? "" : printed);
    }

    /** Throws {@link IllegalStateException} for anything but what was written. */
    static Basis read(String written) {
        var text = new Reading(written);
        var by = text.authority();
        var rank = Rank.valueOf(text.next());
        var standing = Standing.valueOf(text.next());
        var evidence = Evidence.valueOf(text.next());
        var first = text.day().orElseThrow(text::unreadable);
        var last = text.day().orElse(first);
        var impossible = text.flag();
        var valid = text.validity();
        var source = text.quote();
        var rectifiedBy = text.some().map(PointId::parse);
        var printed = text.rest();
        var decidedOn = new DecidedOn(first, last, printed.isEmpty() ? first.toString() : printed, impossible);
        return new Basis(by, rank, standing, evidence, decidedOn, valid, source, rectifiedBy);
    }

    private static final class Writing {

        private final StringBuilder text = new StringBuilder(128);

        Writing next(@Nullable Object part) {
            if (part != null) {
                text.append(part);
            }
            text.append(NEXT);
            return this;
        }

        Writing next(boolean flag) {
            return next(flag ? YES : null);
        }

        String last(String part) {
            return text.append(part).toString();
        }
    }

    private static final class Reading {

        private final String text;
        private int from;

        Reading(String text) {
            this.text = text;
        }

        String next() {
            var end = text.indexOf(NEXT, from);
            if (end < 0) {
                throw unreadable();
            }
            var part = text.substring(from, end);
            from = end + 1;
            return part;
        }

        Optional<String> some() {
            var part = next();
            return part.isEmpty() ? Optional.empty() : Optional.of(part);
        }

        boolean flag() {
            return next().equals(YES);
        }

        Optional<LocalDate> day() {
            return some().map(part -> Optional.ofNullable(IsoDay.read(part)).orElseThrow(this::unreadable));
        }

        Authority authority() {
            var kind = next();
            var cited = next();
            return switch (kind) {
                case POINT -> new Authority.ByPoint(PointId.parse(cited));
                case PARAGRAPH -> new Authority.ByParagraph(ParagraphId.parse(cited));
                case DOCUMENT -> new Authority.ByDocument(new DocumentId(cited));
                default -> throw unreadable();
            };
        }

        Validity validity() {
            var from = day();
            var until = day();
            var condition = some();
            var onMinutesApproved = flag();
            return condition.isPresent()
                    ? new Validity.Awaiting(condition.get(), onMinutesApproved, from, until)
                    : new Validity.During(from.orElseThrow(this::unreadable), until);
        }

        Optional<Quote> quote() {
            var document = some();
            var place = some();
            var quoted = some();
            return document.map(key -> new Quote(new DocumentId(key), place, quoted));
        }

        String rest() {
            return text.substring(from);
        }

        IllegalStateException unreadable() {
            return new IllegalStateException("Nothing known rests on this: " + text);
        }
    }
}
