package se.malspar.projections.words;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.commission.Closing;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.followup.PeriodKind;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.time.ReportingPeriod;

/** What fields and keys are called in Swedish. */
public final class Labels {

    /** In the order that people read them in. */
    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("wording", "Lydelse");
        FIELDS.put("heading", "Rubrik");
        FIELDS.put("title", "Rubrik");
        FIELDS.put("task", "Uppdrag");
        FIELDS.put("name", "Benämning");
        FIELDS.put("number", "Nummer");
        FIELDS.put("area", "Målområde");
        FIELDS.put("kind", "Slag av mål");
        FIELDS.put("measurability", "Mätbarhet");
        FIELDS.put("owner", "Organ");
        FIELDS.put("body", "Organ");
        FIELDS.put("term", "Period");
        FIELDS.put("period", "Period");
        FIELDS.put("contributesTo", "Bidrar till");
        FIELDS.put("ambitionLevel", "Ambitionsnivå");
        FIELDS.put("ambitionLevelMeaning", "Detta innebär");
        FIELDS.put("ambitionLevelPeriod", "Ambitionsnivån följs upp");
        FIELDS.put("description", "Beskrivning");
        FIELDS.put("plannedStart", "Planerad start");
        FIELDS.put("plannedEnd", "Planerat slut");
        FIELDS.put("responsible", "Ansvarig");
        FIELDS.put("goals", "Mål");
        FIELDS.put("to", "Till");
        FIELDS.put("due", "Ska redovisas");
        FIELDS.put("unit", "Enhet");
        FIELDS.put("direction", "Riktning");
        FIELDS.put("subGoal", "Delmål");
        FIELDS.put("targetValue", "Målvärde");
        FIELDS.put("outcome", "Utfall");
        FIELDS.put("outcomeComment", "Kommentar till utfall");
        FIELDS.put("forecast", "Prognos");
        FIELDS.put("forecastComment", "Kommentar till prognos");
        FIELDS.put("status", "Status");
        FIELDS.put("statusPeriod", "Status avser");
        FIELDS.put("statusComment", "Kommentar till status");
        FIELDS.put("methodChange", "Ändrad mätmetod");
        FIELDS.put("assessed", "Organets bedömning");
        FIELDS.put("assessmentMotivation", "Motivering till bedömningen");
        FIELDS.put("forecastAllowed", "Prognos får redovisas");
        FIELDS.put("forecastInterpretation", "Skäl till tolkningen");
        FIELDS.put("periodKind", "Slag av period");
        FIELDS.put("statutory", "Enligt lag");
        FIELDS.put("model", "Bedömningsmodell");
        FIELDS.put("modelName", "Modellens namn");
        FIELDS.put("modelSource", "Modellen vilar på");
        FIELDS.put("modelMode", "Modellen bedömer");
        FIELDS.put("modelScaleOfGoals", "Skala för mål");
        FIELDS.put("modelRulesOfGoals", "Regler för mål");
        FIELDS.put("modelScaleOfSubGoals", "Skala för delmål");
        FIELDS.put("modelRulesOfSubGoals", "Regler för delmål");
        FIELDS.put("modelScaleOfMeasures", "Skala för mått");
        FIELDS.put("modelRulesOfMeasures", "Regler för mått");
        FIELDS.put("modelScaleOfActivities", "Skala för aktiviteter");
        FIELDS.put("modelRulesOfActivities", "Regler för aktiviteter");
        FIELDS.put("report", "Återrapporterat");
        FIELDS.put("closed", "Avslutat");
        FIELDS.put("closingNote", "Anmärkning");
        FIELDS.put("minutesApprovedOn", "Protokollet justerat");
        FIELDS.put("noticePostedOn", "Anslaget");
        FIELDS.put("noticeRemovedOn", "Anslaget nedtaget");
        FIELDS.put("appealed", "Överklagat");
        FIELDS.put("annulled", "Upphävt av domstol");
        FIELDS.put("revoked", "Upphävt");
        FIELDS.put("correctedText", "Rättad lydelse");
        FIELDS.put("conditionMetOn", "Villkoret uppfyllt");
        FIELDS.put("destructionOrdered", "Gallring beslutad");
        FIELDS.put("registrationNumber", "Diarienummer");
        FIELDS.put("pointText", "Beslutspunkt");
        FIELDS.put("pointOutcome", "Utgång");
        FIELDS.put("reference", "Hänvisning");
        FIELDS.put("life", "Gäller");
        FIELDS.put("removalReason", "Skäl till att det togs bort");
        FIELDS.put("point", "Beslutspunkt");
        FIELDS.put("reference", "Hänvisning");
        FIELDS.put("remark", "Anmärkning");
        FIELDS.put("registrationNumber", "Diarienummer");
        FIELDS.put("issuer", "Skriven av");
        FIELDS.put("source", "Ordagrant");
    }

    private static final Map<String, Integer> ORDER = new HashMap<>();

    static {
        FIELDS.keySet().forEach(field -> ORDER.put(field, ORDER.size()));
    }

    private Labels() {}

    /** A field's name for people; a field of a period says which. */
    public static String field(String field) {
        var dot = field.indexOf('.');
        return dot < 0
                ? FIELDS.getOrDefault(field, field)
                : FIELDS.getOrDefault(field.substring(0, dot), field) + " "
                        + ReportingPeriod.parse(field.substring(dot + 1)).label();
    }

    /** Fields in the order that people read them in, those of a period by period. */
    public static Comparator<String> inReadingOrder() {
        return Comparator.<String>comparingInt(field -> ORDER.getOrDefault(stem(field), -1))
                .thenComparing(field -> field);
    }

    private static String stem(String field) {
        var dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    /** A value as people read it. */
    public static String text(String field, Optional<String> value) {
        return value.map(text -> value(field, text).orElse(text)).orElse("framgår inte");
    }

    /** How a coded value reads in Swedish; absent where the value is text as decided. */
    public static Optional<String> value(String field, String value) {
        return switch (field) {
            case "kind" ->
                Optional.of(
                        switch (GoalKind.valueOf(value)) {
                            case STEERING -> "styrande mål";
                            case SUPPORTING -> "stödjande mål";
                            case DIRECTIONAL -> "inriktningsmål";
                        });
            case "direction" ->
                Optional.of(
                        switch (MeasureDirection.valueOf(value)) {
                            case HIGHER -> "högre är bättre";
                            case LOWER -> "lägre är bättre";
                            case RANGE -> "inom ett intervall";
                            case BINARY -> "ja eller nej";
                        });
            case "pointOutcome" ->
                Optional.of(
                        switch (Outcome.valueOf(value)) {
                            case APPROVED -> "bifall";
                            case REJECTED -> "avslag";
                            case REFERRED_BACK -> "återremiss";
                            case TABLED -> "bordläggning";
                            case REMITTED -> "remiss";
                            case NOTED -> "antecknas";
                            case NOT_STATED -> "framgår inte";
                        });
            case "forecastAllowed", "statutory" -> Optional.of(value.equals("true") ? "ja" : "nej");
            case "periodKind" ->
                Optional.of(
                        switch (PeriodKind.valueOf(value)) {
                            case MONTH -> "månad";
                            case TERTIAL -> "tertial";
                            case INTERIM -> "delår";
                            case YEAR -> "helår";
                            case TERM -> "mandatperiod";
                        });
            case "modelMode" ->
                Optional.of(
                        switch (AssessmentModel.Kind.valueOf(value)) {
                            case OUTCOME -> "utfall";
                            case FORECAST -> "prognos";
                            case TREND -> "utvecklingen sedan förra perioden";
                        });
            case "closed" ->
                Optional.of(
                        switch (Closing.valueOf(value)) {
                            case COMPLETED -> "förklarat fullgjort";
                            case WRITTEN_OFF -> "avskrivet";
                        });
            case FieldChange.LIFE -> Optional.of(value.equals(FieldChange.IN_FORCE) ? "ja" : "nej, borttaget");
            case "term", "period", "statusPeriod", "ambitionLevelPeriod" ->
                Optional.of(ReportingPeriod.parse(value).label());
            default -> Optional.empty();
        };
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
