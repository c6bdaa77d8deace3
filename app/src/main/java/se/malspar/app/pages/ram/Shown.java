package se.malspar.app.pages.ram;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import se.malspar.app.questions.Views.ComparisonView;
import se.malspar.app.questions.Views.DifferenceView;
import se.malspar.app.questions.Views.EntryView;
import se.malspar.app.questions.Views.FieldView;
import se.malspar.app.questions.Views.PartView;
import se.malspar.app.questions.Views.StatementView;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.projections.words.Labels;

/** How citations, days, fields and differences are put into words on a page. */
@Component("shown")
public class Shown {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private static final Pattern CITED =
            Pattern.compile("(?<body>\\S+) (?<day>\\d{4}-\\d{2}-\\d{2})(?::\\d)? § (?<number>\\d+[a-z]?).*");

    private static final Pattern OF_PERIOD =
            Pattern.compile("(?<body>[^-]+)-(?<from>\\d{4}-\\d{2}-\\d{2})--(?<to>\\d{4}-\\d{2}-\\d{2})");

    /** That something is there, and what it is called. */
    private static final Set<String> TELLING = Set.of(FieldChange.LIFE, "wording", "heading", "name", "title", "task");

    private final MessageSource words;

    Shown(MessageSource words) {
        this.words = words;
    }

    // --- citations

    /** A text whose §§ keep their numbers on the same line. */
    public String text(String text) {
        return text.replace("§ ", "§\u00a0");
    }

    /** The path of the § cited, below the municipality; absent where a paper is cited that is no minutes. */
    public Optional<String> path(String cited) {
        var matcher = CITED.matcher(cited);
        return matcher.matches()
                ? Optional.of("/sammantrade/" + matcher.group("body") + "/" + matcher.group("day") + "/"
                        + matcher.group("number"))
                : Optional.empty();
    }

    // --- days and instants

    /** A day in words: «7 oktober 2020». */
    public String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(day);
    }

    /** A day with its weekday: «onsdag 7 oktober 2020». */
    public String weekday(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", locale).format(day);
    }

    /** An instant as clocks in Sweden show it. */
    public String instant(Instant instant, Locale locale) {
        var pattern = isEnglish(locale) ? "d MMMM uuuu, HH:mm" : "d MMMM uuuu 'kl.' HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(SWEDEN));
    }

    // --- subjects and fields

    /** What a subject is called: «Mål ks-2020-1, delmål 1.2». */
    public String subject(String path, Locale locale) {
        var parts = Arrays.stream(path.split("/", -1))
                .map(part -> named(part, locale))
                .collect(Collectors.joining(", "));
        return text(capital(parts));
    }

    /** What a goal or a part of one is called by the goal's own number: «Mål 1 (KS), delmål 1.2». */
    public String ofGoal(String path, Optional<String> number, Optional<String> owner, Locale locale) {
        if (number.isEmpty()) {
            return subject(path, locale);
        }
        var whole = capital(word("kind.goal", "mål", locale)) + " " + number.get()
                + owner.map(" (%s)"::formatted).orElse("");
        return text(Stream.concat(
                        Stream.of(whole),
                        Arrays.stream(path.split("/", -1)).skip(1).map(part -> named(part, locale)))
                .collect(Collectors.joining(", ")));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String named(String part, Locale locale) {
        var colon = part.indexOf(':');
        if (colon < 0) {
            return part;
        }
        var kind = part.substring(0, colon);
        var key = part.substring(colon + 1);
        var ofPeriod = OF_PERIOD.matcher(key);
        return word("kind." + kind, kind, locale) + " "
                + (ofPeriod.matches()
                        ? ofPeriod.group("body") + " "
                                + ReportingPeriod.parse(ofPeriod.group("from") + "/" + ofPeriod.group("to"))
                                        .label()
                        : key);
    }

    /** A name for a place on a page, safe in an address. */
    public static String anchor(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** What a part is called beside its whole: «Delmål 1.2». */
    public String part(String path, Locale locale) {
        return subject(path.substring(path.lastIndexOf('/') + 1), locale);
    }

    /** The key of the whole that a subject belongs to. */
    public String root(String path) {
        var whole = path.split("/", 2)[0];
        return whole.substring(whole.indexOf(':') + 1);
    }

    /** Whether anything held before it, so that before and after are worth showing beside each other. */
    public boolean hasBefore(EntryView entry) {
        return entry.changes().stream()
                .anyMatch(diff ->
                        !diff.field().equals(FieldChange.LIFE) && diff.before().isPresent());
    }

    /** Whether there are others than those that are told as what is not known. */
    public boolean hasRemarks(List<Remark> remarks) {
        return remarks.stream().anyMatch(remark -> remark.kind() != Remark.Kind.NOT_STATED);
    }

    /** A goal by the number that it was given, or by its key. */
    public String goalNumber(PartView goal, Locale locale) {
        var number = Parts.value(goal, "number").orElse(goal.id());
        return capital(word("kind.goal", "mål", locale)) + " " + number;
    }

    /** What a field is called; a field of a period says which. */
    public String field(String field, Locale locale) {
        if (!isEnglish(locale)) {
            return Labels.field(field);
        }
        var dot = field.indexOf('.');
        return dot < 0
                ? word("field." + field, field, locale)
                : word("field." + field.substring(0, dot), field, locale) + " "
                        + ReportingPeriod.parse(field.substring(dot + 1)).label();
    }

    public String value(String field, FieldView value) {
        return raw(field, value.value());
    }

    /** What a field says, in words where it is a code. */
    public String raw(String field, Optional<String> value) {
        return Labels.text(field, value);
    }

    // --- sentences

    public String sentence(StatementView statement, Locale locale) {
        var sentence = text(isEnglish(locale) ? statement.sentenceEnglish() : statement.sentence());
        // a comment that ends with a full stop of its own needs no second one
        return sentence.endsWith("..") && !sentence.endsWith("...")
                ? sentence.substring(0, sentence.length() - 1)
                : sentence;
    }

    /** What differs between two moments, in a sentence. */
    public String summary(ComparisonView comparison, Locale locale) {
        return isEnglish(locale)
                ? words.getMessage(
                        "travel.summary",
                        new Object[] {withoutNoise(comparison.differences()).size()},
                        locale)
                : comparison.summary();
    }

    /** What differs; of what came or went as a whole only what it is called. */
    public List<DifferenceView> withoutNoise(List<DifferenceView> differences) {
        var whole = differences.stream()
                .filter(each -> each.field().equals(FieldChange.LIFE))
                .map(DifferenceView::subject)
                .collect(Collectors.toSet());
        return differences.stream()
                .filter(each -> !whole.contains(each.subject()) || TELLING.contains(each.field()))
                // the latest status is told as such, without its period's own field beside it
                .filter(each ->
                        !each.field().startsWith("status.") && !each.field().startsWith("statusComment."))
                .toList();
    }

    /** What the address names, so that a form can keep it. */
    public @Nullable String asked(String parameter) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.ofNullable(attributes.getRequest().getParameter(parameter))
                        .filter(value -> !value.isBlank())
                        .orElse(null)
                : null;
    }

    private String word(String code, String otherwise, Locale locale) {
        return String.valueOf(words.getMessage(code, null, otherwise, locale));
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(PageLanguage.ENGLISH);
    }
}
