package se.malspar.app.questions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.questions.Views.FoundParagraphView;
import se.malspar.app.questions.Views.MeetingEntryView;
import se.malspar.app.questions.Views.MeetingView;
import se.malspar.app.questions.Views.MeetingsView;
import se.malspar.app.questions.Views.ParagraphsView;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Citation;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.time.SwedishDate;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.registry.Registry;

/** Meetings replayed and §§ found. */
@RestController
@RequestMapping("/api/v1/{municipality}")
@Tag(
        name = "Sammanträden",
        description = "Vad som beslutades vid ett sammanträde, och §§ efter hänvisning. / Meetings, §§.")
class MeetingController {

    private final Answering answering;
    private final Telling telling;
    private final Questions questions;
    private final Papers papers;
    private final Registry registry;

    MeetingController(Answering answering, Telling telling, Questions questions, Papers papers, Registry registry) {
        this.answering = answering;
        this.telling = telling;
        this.questions = questions;
        this.papers = papers;
        this.registry = registry;
    }

    @GetMapping("/meetings")
    @Operation(
            summary = "Sammanträden / Meetings",
            description = "De sammanträden som någon paragraf är registrerad från. / Those with a recorded paragraph.")
    ResponseEntity<MeetingsView> meetings(
            @PathVariable @Parameter(example = "0665") String municipality, @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(code, moment, position -> {
            var known = telling.municipality(code);
            var count = papers.paragraphs(code, moment.asOf().recordedBy()).stream()
                    .collect(Collectors.groupingBy(
                            each -> each.paper().paragraph().meeting(), Collectors.counting()));
            return new MeetingsView(
                    known,
                    Telling.moment(moment.asOf(), position),
                    papers.meetings(code, moment.asOf().recordedBy()).stream()
                            .map(meeting -> new MeetingEntryView(
                                    meeting.toString(),
                                    meeting.body().toString(),
                                    meeting.date(),
                                    meeting.ordinal(),
                                    count.getOrDefault(meeting, 0L).intValue()))
                            .toList());
        });
    }

    @GetMapping("/meetings/{body}/{meetingDate}")
    @Operation(
            summary = "Ett sammanträde spelas upp / A meeting replayed",
            description = "Vad som beslutades, före och efter, hur det är belagt och vad som inte är känt."
                    + " / What was decided, before and after, the evidence, and what is not known.")
    ResponseEntity<MeetingView> meeting(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "KS") String body,
            @PathVariable @Parameter(example = "2020-10-07") String meetingDate,
            @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        var bodyCode = new BodyCode(body);
        var day = SwedishDate.parseDay(meetingDate);
        return answering.answer(
                code, moment, position -> questions.meeting(code, bodyCode, day, moment.asOf(), position));
    }

    @GetMapping("/paragraphs")
    @Operation(
            summary = "Paragrafer efter hänvisning / Paragraphs by citation",
            description = "«KS 2021-01-13 § 010», «KS 2021-01-13 § 10» och «ks 2021-01-13 §10» är samma paragraf."
                    + " Utan hänvisning: alla. / Any spelling of a citation; without one: all.")
    ResponseEntity<ParagraphsView> paragraphs(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestParam @Parameter(example = "KS 2021-01-13 § 010") Optional<String> citation,
            @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(code, moment, position -> {
            var known = telling.municipality(code);
            var recordedBy = moment.asOf().recordedBy();
            var found = citation.map(text -> papers.cited(code, read(code, text, moment), recordedBy))
                    .orElseGet(() -> papers.paragraphs(code, recordedBy));
            return new ParagraphsView(
                    known,
                    Telling.moment(moment.asOf(), position),
                    citation,
                    found.stream().map(MeetingController::found).toList());
        });
    }

    /** Reads a citation with the names that the municipality's bodies have. */
    private Citation read(Municipality municipality, String text, Moment moment) {
        var names = registry
                .bodies(municipality, moment.asOf().validOn(), moment.asOf().recordedBy())
                .stream()
                .collect(Collectors.toMap(
                        entry -> entry.name().toLowerCase(Locale.forLanguageTag("sv")),
                        entry -> entry.body(),
                        (first, _) -> first));
        return Citation.parse(text, names);
    }

    private static FoundParagraphView found(Papers.Recorded<ParagraphRecorded> recorded) {
        var paper = recorded.paper();
        return new FoundParagraphView(
                paper.paragraph().toString(),
                paper.printed(),
                paper.title(),
                paper.registrationNumber().map(RegistrationNumber::printed),
                paper.basis().evidence(),
                recorded.registration().toString(),
                recorded.event(),
                recorded.position());
    }
}
