package se.malspar.projections.completeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.time.AsOf;
import se.malspar.projections.papers.Papers;

/**
 * What is known to be missing at a moment: decisions that papers refer to and that are not in hand.
 *
 * @param identified how many decisions are known by body, day and §
 * @param inHand how many of those have their text in hand
 * @param missing those that do not
 * @param incomplete references that do not tell which § they mean
 */
public record Completeness(int identified, int inHand, List<Missing> missing, List<Incomplete> incomplete) {

    public enum Status {
        /** Recorded as a § known only through other papers: its text is missing. */
        REFERENCED_ONLY,
        /** The meeting has other §§ recorded, but not this one. */
        PARAGRAPH_NOT_REGISTERED,
        /** Nothing of the meeting is recorded. */
        MEETING_NOT_REGISTERED
    }

    public record Missing(ParagraphId paragraph, Status status, List<String> citedIn, String sentence) {}

    /** A reference as printed, and the paper that makes it. */
    public record Incomplete(Reference reference, List<String> citedIn, String sentence) {}

    /** What is missing of what was decided by the moment, as known then. */
    public static Completeness at(Papers papers, Municipality municipality, AsOf asOf) {
        var recorded = new HashMap<>(papers.evidence(municipality, asOf.recordedBy()));
        recorded.keySet().removeIf(id -> id.meeting().date().isAfter(asOf.decidedBy()));
        var meetings = recorded.keySet().stream().map(ParagraphId::meeting).collect(Collectors.toSet());
        var cited = new LinkedHashMap<ParagraphId, List<String>>();
        var incomplete = new LinkedHashMap<String, Incomplete>();
        for (var each : papers.references(municipality, asOf.recordedBy())) {
            if (each.reference()
                    .decidedOn()
                    .filter(decidedOn -> decidedOn.first().isAfter(asOf.decidedBy()))
                    .isPresent()) {
                continue;
            }
            each.reference()
                    .identified()
                    .ifPresentOrElse(
                            id -> cited.computeIfAbsent(id, _ -> new ArrayList<>())
                                    .add(each.in()),
                            () -> incomplete.merge(
                                    identity(each.reference()), incomplete(each), Completeness::citedInBoth));
        }
        var identified = new HashSet<>(recorded.keySet());
        identified.addAll(cited.keySet());
        var missing = identified.stream()
                .flatMap(id -> missing(id, recorded, meetings, cited.getOrDefault(id, List.of())).stream())
                .sorted(Comparator.comparing(
                                (Missing each) -> each.paragraph().meeting().date())
                        .thenComparing(each -> each.paragraph().toString()))
                .toList();
        return new Completeness(
                identified.size(), identified.size() - missing.size(), missing, List.copyOf(incomplete.values()));
    }

    private static Optional<Missing> missing(
            ParagraphId id, Map<ParagraphId, Evidence> recorded, Set<MeetingId> meetings, List<String> citedIn) {
        var record = Optional.ofNullable(recorded.get(id));
        if (record.filter(Completeness::isInHand).isPresent()) {
            return Optional.empty();
        }
        var status = record.isPresent()
                ? Status.REFERENCED_ONLY
                : meetings.contains(id.meeting()) ? Status.PARAGRAPH_NOT_REGISTERED : Status.MEETING_NOT_REGISTERED;
        var sentence = switch (status) {
            case REFERENCED_ONLY -> "%s är känd genom hänvisning, men beslutstexten saknas.".formatted(id);
            case PARAGRAPH_NOT_REGISTERED -> "%s åberopas men är inte registrerad.".formatted(id);
            case MEETING_NOT_REGISTERED -> "%s åberopas, men ingenting från sammanträdet är registrerat.".formatted(id);
        };
        return Optional.of(new Missing(id, status, citedIn.stream().distinct().toList(), sentence));
    }

    private static boolean isInHand(Evidence evidence) {
        return switch (evidence) {
            case ORIGINAL, EXAMPLE -> true;
            case REFERENCED, STATED -> false;
        };
    }

    private static Incomplete incomplete(Papers.Cited cited) {
        return new Incomplete(
                cited.reference(),
                List.of(cited.in()),
                "«%s» anges utan att det framgår vilken paragraf som avses."
                        .formatted(cited.reference().printed()));
    }

    private static Incomplete citedInBoth(Incomplete one, Incomplete other) {
        var both = new ArrayList<>(one.citedIn());
        both.addAll(other.citedIn());
        return new Incomplete(one.reference(), both.stream().distinct().toList(), one.sentence());
    }

    /** Two papers that are equally vague about the same thing make one gap. */
    private static String identity(Reference reference) {
        return reference.body() + "|" + reference.decidedOn().map(day -> day.first() + "/" + day.last()) + "|"
                + reference.number() + "|" + reference.about().orElse(reference.printed());
    }
}
