package se.malspar.domain.fulfilment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Special;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.Assessment.Removed;
import se.malspar.domain.fulfilment.Assessment.Told;
import se.malspar.domain.fulfilment.Verdict.Input;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.IsoDay;

/** Judges activities by the status that was reported of them; each once, however many goals it serves. */
final class Activities {

    private static final Wording AS_REPORTED =
            new Wording("Statusen som redovisades.", "The status that was reported.");

    private final Inquiry inquiry;
    private final Wording notReported;
    private final Map<Topic, Assessment> known = new HashMap<>();
    private final Map<Topic, Boolean> noneIsToldOf = new HashMap<>();

    Activities(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.notReported = new Wording(
                "Ingen status har redovisats för %s.".formatted(inquiry.label()),
                "No status has been reported for %s.".formatted(inquiry.period()));
    }

    Assessment assess(Topic activity) {
        var assessment = known.get(activity);
        if (assessment == null) {
            assessment = assessed(activity);
            known.put(activity, assessment);
        }
        return assessment;
    }

    private Assessment assessed(Topic activity) {
        var status = activity.field(inquiry.status());
        var reported = status.map(value -> inquiry.told(activity, value, Level.ACTIVITY));
        return new Assessment(
                activity.subject(),
                Level.ACTIVITY,
                activity.field("heading"),
                inquiry.period(),
                computed(activity, status, reported),
                reported,
                Optional.empty(),
                List.of(),
                List.of(),
                findings(activity, reported),
                reported.isPresent() ? List.of() : List.of(missing(activity)));
    }

    private Verdict computed(Topic activity, Optional<FieldValue> status, Optional<Told> reported) {
        var inputs = new ArrayList<Input>(2);
        status.ifPresent(value -> inputs.add(new Input(activity.subject(), inquiry.status(), value)));
        Inquiry.add(inputs, activity, FieldChange.LIFE);
        if (reported.isEmpty() && inquiry.judge().isPresent()) {
            return Inquiry.special(Special.NOT_REPORTED, "ingen-uppgift", notReported, inputs);
        }
        var value = reported.flatMap(Told::value);
        return inquiry.judged(
                Level.ACTIVITY,
                () -> new Facts.OfActivity(
                        reported.isPresent(),
                        value.isPresent(),
                        reported.flatMap(Told::comment).isPresent(),
                        isBy(activity, "plannedStart"),
                        isBy(activity, "plannedEnd"),
                        value.orElse("")),
                inputs,
                () -> reported
                        .map(told -> new Wording(
                                "Redovisat som «%s».".formatted(told.words()),
                                "Reported as \"%s\".".formatted(told.words())))
                        .stream()
                        .toList(),
                by -> value.map(key -> by.verdict(key, "redovisad-status", AS_REPORTED, List.of(), inputs)));
    }

    /** Whether a day that is planned comes by the end of the period. */
    private boolean isBy(Topic activity, String day) {
        return activity.text(day)
                .map(Activities::day)
                .filter(date -> !date.isAfter(inquiry.period().to()))
                .isPresent();
    }

    private static LocalDate day(String text) {
        var day = IsoDay.read(text);
        return day == null ? LocalDate.parse(text) : day;
    }

    private Finding missing(Topic activity) {
        return Inquiry.missing(
                "status",
                activity,
                "Aktivitet " + activity.key() + " har ingen redovisad status för " + inquiry.label() + ".",
                "Activity " + activity.key() + " has no reported status for " + inquiry.period() + ".");
    }

    // --- what whoever audits should look at

    private List<Finding> findings(Topic activity, Optional<Told> reported) {
        var findings = new ArrayList<Finding>(0);
        if (reported.isPresent()) {
            findings.addAll(inquiry.noted(activity, Level.ACTIVITY, reported.get()));
        } else if (!activity.isTakenOut()) {
            disappeared(activity).ifPresent(findings::add);
        }
        if (!activity.isTakenOut()) {
            activity.removal().ifPresent(report -> findings.add(removedByReportAlone(activity, report)));
        }
        return List.copyOf(findings);
    }

    /** Told of before and not now, though others of the plan are, and no decision took it out. */
    private Optional<Finding> disappeared(Topic activity) {
        var before = activity.periods("status").headSet(inquiry.period());
        if (before.isEmpty() || noneIsToldOf.computeIfAbsent(activity.root(), this::noneIsToldOf)) {
            return Optional.empty();
        }
        var last = before.last();
        return activity.field("status." + last)
                .map(status -> new Finding(
                        "disappeared-from-reports",
                        activity.subject(),
                        new Wording(
                                "Aktivitet %s redovisades för %s men inte för %s, och inget beslut har tagit bort den."
                                        .formatted(activity.key(), last.label(), inquiry.label()),
                                "Activity %s was reported for %s but not for %s, and no decision took it out."
                                        .formatted(activity.key(), last, inquiry.period())),
                        List.of(status.blame())));
    }

    private boolean noneIsToldOf(Topic plan) {
        return plan.parts("activity").stream()
                .noneMatch(activity -> activity.field(inquiry.status()).isPresent());
    }

    private static Finding removedByReportAlone(Topic activity, FieldValue report) {
        return new Finding(
                "removed-without-decision",
                activity.subject(),
                new Wording(
                        "Aktivitet %s uppges vara borttagen, men inget beslut har tagit bort den: den räknas."
                                .formatted(activity.key()),
                        "Activity %s is said to be removed, but no decision took it out: it counts."
                                .formatted(activity.key())),
                List.of(report.blame()));
    }

    /** What a decision has taken out. */
    static Removed removed(Topic activity) {
        return new Removed(
                activity.subject(),
                activity.field("heading"),
                activity.text(FieldChange.REMOVAL_REASON),
                activity.removal().orElseThrow().blame());
    }
}
