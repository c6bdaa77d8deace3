package se.malspar.benchmark.answer;

/** Which fields of a subject a decision or report always speaks of together: a row of its own in a hand-made history. */
public final class FieldGroup {

    private FieldGroup() {}

    public static String of(String field) {
        var dot = field.indexOf('.');
        var name = dot < 0 ? field : field.substring(0, dot);
        var period = dot < 0 ? "" : field.substring(dot);
        return switch (name) {
            case "life", "removalReason" -> "life";
            case "status", "statusPeriod", "statusComment" -> "status" + period;
            case "outcome", "outcomeComment" -> "outcome" + period;
            case "forecast", "forecastComment" -> "forecast" + period;
            case "ambitionLevel", "ambitionLevelMeaning", "ambitionLevelPeriod" -> "ambition";
            case "closed", "closingNote" -> "closing";
            case "targetValue",
                    "minutesApprovedOn",
                    "noticePostedOn",
                    "noticeRemovedOn",
                    "appealed",
                    "annulled",
                    "revoked",
                    "correctedText",
                    "conditionMetOn",
                    "destructionOrdered",
                    "report" -> field;
            default -> "content";
        };
    }
}
