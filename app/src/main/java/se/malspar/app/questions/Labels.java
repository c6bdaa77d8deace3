package se.malspar.app.questions;

import java.util.Map;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.time.ReportingPeriod;

/** What fields and keys are called in Swedish. */
public final class Labels {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("life", "Gäller"),
            Map.entry("removalReason", "Skäl till att det togs bort"),
            Map.entry("wording", "Lydelse"),
            Map.entry("number", "Nummer"),
            Map.entry("area", "Målområde"),
            Map.entry("kind", "Slag av mål"),
            Map.entry("measurability", "Mätbarhet"),
            Map.entry("owner", "Organ"),
            Map.entry("term", "Period"),
            Map.entry("contributesTo", "Bidrar till"),
            Map.entry("ambitionLevel", "Ambitionsnivå"),
            Map.entry("ambitionLevelMeaning", "Detta innebär"),
            Map.entry("ambitionLevelPeriod", "Ambitionsnivån följs upp"),
            Map.entry("name", "Benämning"),
            Map.entry("unit", "Enhet"),
            Map.entry("direction", "Riktning"),
            Map.entry("subGoal", "Delmål"),
            Map.entry("targetValue", "Målvärde"),
            Map.entry("outcome", "Utfall"),
            Map.entry("outcomeComment", "Kommentar till utfall"),
            Map.entry("forecast", "Prognos"),
            Map.entry("forecastComment", "Kommentar till prognos"),
            Map.entry("status", "Status"),
            Map.entry("statusPeriod", "Status avser"),
            Map.entry("statusComment", "Kommentar till status"),
            Map.entry("title", "Rubrik"),
            Map.entry("heading", "Rubrik"),
            Map.entry("description", "Beskrivning"),
            Map.entry("plannedStart", "Planerad start"),
            Map.entry("plannedEnd", "Planerat slut"),
            Map.entry("responsible", "Ansvarig"),
            Map.entry("goals", "Mål"),
            Map.entry("task", "Uppdrag"),
            Map.entry("to", "Till"),
            Map.entry("due", "Ska redovisas"),
            Map.entry("report", "Återrapporterat"),
            Map.entry("closed", "Avslutat"),
            Map.entry("closingNote", "Anmärkning"),
            Map.entry("body", "Organ"),
            Map.entry("period", "Period"),
            Map.entry("minutesApprovedOn", "Protokollet justerat"),
            Map.entry("noticePostedOn", "Anslaget"),
            Map.entry("noticeRemovedOn", "Anslaget nedtaget"),
            Map.entry("appealed", "Överklagat"),
            Map.entry("annulled", "Upphävt av domstol"),
            Map.entry("revoked", "Upphävt"),
            Map.entry("correctedText", "Rättad lydelse"),
            Map.entry("conditionMetOn", "Villkoret uppfyllt"));

    private Labels() {}

    /** A field's name for people; a field of a period says which. */
    public static String field(String field) {
        var dot = field.indexOf('.');
        return dot < 0
                ? FIELDS.getOrDefault(field, field)
                : FIELDS.getOrDefault(field.substring(0, dot), field) + " "
                        + ReportingPeriod.parse(field.substring(dot + 1)).label();
    }

    public static String of(Standing standing) {
        return switch (standing) {
            case PROPOSED -> "förslag";
            case DECIDED -> "beslut";
            case REPORTED -> "lämnad uppgift";
        };
    }

    public static String of(Evidence evidence) {
        return switch (evidence) {
            case ORIGINAL -> "protokollet i hand";
            case REFERENCED -> "känt genom hänvisning";
            case STATED -> "påstått utan hänvisning";
            case EXAMPLE -> "exempeldata";
        };
    }
}
