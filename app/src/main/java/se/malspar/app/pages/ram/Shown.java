package se.malspar.app.pages.ram;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How citations, days and instants are printed on a page. */
@Component("shown")
public class Shown {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private static final Pattern CITED =
            Pattern.compile("(?<body>\\S+) (?<day>\\d{4}-\\d{2}-\\d{2})(?::\\d)? § (?<number>\\d+[a-z]?).*");

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
        var pattern =
                locale.getLanguage().equals(PageLanguage.ENGLISH) ? "d MMMM uuuu, HH:mm" : "d MMMM uuuu 'kl.' HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(SWEDEN));
    }
}
