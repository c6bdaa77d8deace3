package se.malspar.app.pages.uppfoljning;

import java.time.Year;
import java.time.YearMonth;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.malspar.domain.time.ReportingPeriod;

/** A period as addresses have it: 2026, 2026-T1, 2026-03, 2023--2026, or two days with -- between. */
@Component("periodPath")
public final class PeriodPath {

    private static final String DAYS = "\\d{4}-\\d{2}-\\d{2}--\\d{4}-\\d{2}-\\d{2}";

    PeriodPath() {}

    static ReportingPeriod read(String path) {
        return ReportingPeriod.parse(path.matches(DAYS) ? path.replace("--", "/") : path);
    }

    /** The shortest that reads as the period. */
    public String of(ReportingPeriod period) {
        var year = Year.from(period.from());
        if (period.equals(ReportingPeriod.year(year))) {
            return year.toString();
        }
        if (period.equals(ReportingPeriod.years(year, Year.from(period.to())))) {
            return year + "--" + Year.from(period.to());
        }
        if (period.equals(ReportingPeriod.month(YearMonth.from(period.from())))) {
            return YearMonth.from(period.from()).toString();
        }
        return IntStream.rangeClosed(1, 3)
                .filter(part -> period.equals(ReportingPeriod.tertial(year, part)))
                .mapToObj(part -> year + "-T" + part)
                .findFirst()
                .orElse(period.from() + "--" + period.to());
    }
}
