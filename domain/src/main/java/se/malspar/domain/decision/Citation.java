package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.PrintedText;
import se.malspar.domain.time.SwedishDate;
import se.malspar.domain.time.UnreadableText;

/**
 * How a paper or a person points out a decision: any spelling is read, one is written, and the printed form stays.
 *
 * <p>It names no more than was printed: «§ 22» alone is a citation, and «KS 2021 § 10» may fit several paragraphs.
 *
 * @param ordinal which of the body's meetings that day
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Citation(
        Optional<BodyCode> body,
        Optional<DecidedOn> date,
        Optional<ParagraphNumber> paragraph,
        Optional<Integer> point,
        Optional<Integer> ordinal,
        String printed) {

    private static final int LONGEST = 200;

    private static final Map<String, BodyCode> EVERYWHERE = Map.of(
            "kommunfullmäktige", new BodyCode("KF"),
            "fullmäktige", new BodyCode("KF"),
            "kommunstyrelsen", new BodyCode("KS"),
            "kommunstyrelsens arbetsutskott", new BodyCode("KSAU"),
            "arbetsutskottet", new BodyCode("KSAU"));

    private static final Pattern SIGN = Pattern.compile("\\bparagraf(?:en)?\\b ?|§ ?");
    private static final Pattern BEFORE_THE_SIGN = Pattern.compile("(?<where>.*?)"
            + "(?: ?\\((?<bracketed>\\d{1,2})\\)| sammanträde (?<told>\\d{1,2})|(?<=\\d):(?<ordinal>\\d{1,2}))?[ ,]*");
    private static final Pattern AFTER_THE_SIGN = Pattern.compile(
            "(?<number>\\d{1,9}(?:(?! i )(?! ?p\\.? ?\\d) ?[a-z](?![a-z.]))?)"
                    + "(?: ?/ ?(?<year>\\d{4}))?"
                    + "(?:,? ?(?:punkt|punkten|p\\.?) ?(?<point>\\d{1,3}))?"
                    + "(?:,? (?<last>.+))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF = Pattern.compile("^(?:i|vid|av|från) ", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHERE = Pattern.compile("(?<body>.*?)(?:^| |, ?)(?:av )?(?<date>(?:den |i )?"
            + "(?:\\d.*|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\\.? \\d.*))");
    private static final Pattern KIND_OF_PAPER =
            Pattern.compile(" (?:beslut|beslutade|protokoll|sammanträde|uppdrag)$");
    private static final Pattern CODE_AS_PRINTED = Pattern.compile("[A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,11}");

    public Citation {
        if (paragraph.isEmpty() && (body.isEmpty() || date.isEmpty())) {
            throw new IllegalArgumentException("A citation names a paragraph, or a body and a date: " + printed);
        }
        if (point.isPresent() && paragraph.isEmpty()) {
            throw new IllegalArgumentException("A point without its paragraph: " + printed);
        }
        if (ordinal.isPresent() && date.isEmpty()) {
            throw new IllegalArgumentException("One of a day's meetings without the day: " + printed);
        }
        if (point.orElse(1) < 1 || ordinal.orElse(1) < 1) {
            throw new IllegalArgumentException("Points and meetings are counted from 1: " + printed);
        }
        if (PrintedText.stripped(printed).isEmpty()) {
            throw new IllegalArgumentException("The citation has no printed form");
        }
    }

    /** Reads a citation that names its body by code, or by one of the names every municipality has. */
    public static Citation parse(String text) {
        return parse(text, Map.of());
    }

    /** Reads a citation that may name its body by one of the given names, which go before the common ones. */
    public static Citation parse(String text, Map<String, BodyCode> names) {
        var printed = PrintedText.stripped(text);
        if (printed.length() > LONGEST) {
            throw unreadable(printed, "den är för lång", "it is too long");
        }
        return new Reader(printed, names).read();
    }

    /** The one way we write it: «KS 2021-01-13 § 10 p 2», with «2021-01-13:2» for a later meeting that day. */
    public String canonical() {
        var later = ordinal.filter(meeting -> meeting > 1).map(":%d"::formatted).orElse("");
        return Stream.of(
                        body.map(BodyCode::value),
                        date.map(day -> canonical(day) + later),
                        paragraph.map(ParagraphNumber::printed),
                        point.map("p %d"::formatted))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static String canonical(DecidedOn date) {
        return switch (date.precision()) {
            case DAY -> date.first().toString();
            case MONTH -> YearMonth.from(date.first()).toString();
            case YEAR -> Year.from(date.first()).toString();
            case SPAN -> date.first() + "--" + date.last();
            case IMPOSSIBLE -> date.printed();
        };
    }

    private static UnreadableText unreadable(String printed, String swedish, String english) {
        return new UnreadableText(
                printed,
                "unreadable-citation",
                "går inte att läsa som en hänvisning, %s: skriv till exempel KS 2021-01-13 § 10.".formatted(swedish),
                "cannot be read as a citation, %s: write for instance KS 2021-01-13 § 10.".formatted(english));
    }

    /** One reading of one text. */
    private record Reader(String printed, Map<String, BodyCode> names) {

        Citation read() {
            var line = PrintedText.levelled(printed);
            var signs = SIGN.matcher(line.toLowerCase(Locale.ROOT));
            if (!signs.find()) {
                return read(line, Optional.empty(), Optional.empty(), "", "");
            }
            var before = line.substring(0, signs.start());
            var after = line.substring(signs.end());
            var rest = AFTER_THE_SIGN.matcher(after);
            if (!rest.matches()) {
                throw refused("det som står efter § är inte ett nummer", "what follows § is not a number");
            }
            var number = paragraph(group(rest.group("number")).toLowerCase(Locale.ROOT));
            var point = Optional.ofNullable(rest.group("point")).map(Integer::valueOf);
            var year = Objects.requireNonNullElse(rest.group("year"), "");
            var last = Objects.requireNonNullElse(rest.group("last"), "");
            return before.isBlank()
                    ? read(OF.matcher(last).replaceFirst(""), Optional.of(number), point, year, "")
                    : read(before, Optional.of(number), point, year, last.toLowerCase(Locale.ROOT));
        }

        private Citation read(
                String before,
                Optional<ParagraphNumber> paragraph,
                Optional<Integer> point,
                String yearAfter,
                String dateAfter) {
            var parts = BEFORE_THE_SIGN.matcher(before);
            if (!parts.matches()) {
                throw refused("det som står före § går inte att tyda", "what stands before § makes no sense");
            }
            var where = Objects.requireNonNull(parts.group("where"));
            var ordinal = number(parts.group("ordinal"))
                    .or(() -> number(parts.group("bracketed")))
                    .or(() -> number(parts.group("told")));
            var dated = WHERE.matcher(where);
            var isDated = dated.matches();
            var dates = Stream.of(isDated ? group(dated.group("date")) : "", yearAfter, dateAfter)
                    .filter(date -> !date.isEmpty())
                    .toList();
            if (dates.size() > 1) {
                throw refused("den har två datum", "it has two dates");
            }
            var body = body(isDated ? group(dated.group("body")) : where);
            try {
                return new Citation(
                        body, dates.stream().findFirst().map(this::date), paragraph, point, ordinal, printed);
            } catch (IllegalArgumentException _) {
                throw refused("den säger för lite", "it says too little");
            }
        }

        private Optional<BodyCode> body(String written) {
            var text = written.replaceFirst("[ ,]+$", "");
            var name = KIND_OF_PAPER.matcher(text).replaceFirst("");
            if (name.isEmpty()) {
                return Optional.empty();
            }
            var known = new HashMap<String, BodyCode>();
            EVERYWHERE.forEach((each, code) -> known.put(nameKey(each), code));
            EVERYWHERE.values().forEach(code -> known.put(nameKey(code.value()), code));
            names.values().forEach(code -> known.put(nameKey(code.value()), code));
            names.forEach((each, code) -> known.put(nameKey(each), code));
            var code = known.get(nameKey(name));
            if (code != null) {
                return Optional.of(code);
            }
            if (CODE_AS_PRINTED.matcher(name).matches()) {
                return Optional.of(new BodyCode(name));
            }
            throw refused("«%s» är inget känt organ".formatted(name), "«%s» is no known body".formatted(name));
        }

        private DecidedOn date(String written) {
            var withoutLinkWord = written.replaceFirst("^(?:av |,)+", "");
            try {
                return SwedishDate.parse(withoutLinkWord);
            } catch (UnreadableText unreadable) {
                throw switch (unreadable.what()) {
                    case "year-missing" -> refused("datumet saknar årtal", "the date names no year");
                    case "no-such-date" -> refused("datumet finns inte", "there is no such date");
                    default -> refused("«%s» är inget datum".formatted(written), "«%s» is no date".formatted(written));
                };
            }
        }

        private ParagraphNumber paragraph(String written) {
            try {
                return ParagraphNumber.parse(written);
            } catch (UnreadableText _) {
                throw refused("§-numret är inte ett nummer från 1", "the § number is not a number from 1");
            }
        }

        private UnreadableText refused(String swedish, String english) {
            return unreadable(printed, swedish, english);
        }

        private static Optional<Integer> number(@Nullable String written) {
            return Optional.ofNullable(written).map(Integer::valueOf);
        }

        private static String group(@Nullable String written) {
            return Objects.requireNonNull(written);
        }

        /** Names are compared without capitals and without the -s of a genitive. */
        private static String nameKey(String name) {
            return Arrays.stream(PrintedText.folded(name).split(" "))
                    .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                    .collect(Collectors.joining(" "));
        }
    }
}
