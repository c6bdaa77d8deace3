package se.malspar.app.pages.uppfoljning;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.malspar.app.document.ArchivalPdf;
import se.malspar.app.integrity.Standings;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.questions.Answering;
import se.malspar.app.questions.FollowUps;
import se.malspar.app.questions.FollowUps.Report;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.time.ReportingPeriod;

/** A body's follow-up of a period, with a § at every statement: a page, and the same as a paper to attach. */
@Controller
class FollowUpPageController {

    private static final String REPORT = "/{municipality:\\d{4}}/uppfoljning/{body}/{period}";

    private final Frames frames;
    private final Answering answering;
    private final Questions questions;
    private final FollowUps followUps;
    private final PeriodPath paths;
    private final PaperText texts;
    private final Standings standings;

    FollowUpPageController(
            Frames frames,
            Answering answering,
            Questions questions,
            FollowUps followUps,
            PeriodPath paths,
            PaperText texts,
            Standings standings) {
        this.frames = frames;
        this.answering = answering;
        this.questions = questions;
        this.followUps = followUps;
        this.paths = paths;
        this.texts = texts;
        this.standings = standings;
    }

    /** A body and the periods that it has followed up, the latest first. */
    record Followed(String body, String name, List<ReportingPeriod> periods) {}

    @GetMapping("/{municipality:\\d{4}}/uppfoljning")
    @Nullable
    String periods(@PathVariable String municipality, Moment moment, ServletWebRequest request, Model model) {
        var code = Municipality.of(municipality);
        return frames.page(Section.FOLLOW_UP, code, moment, "uppfoljningar", request, model, _ -> {
            Map<String, List<ReportingPeriod>> periods = followUps.periods(code, moment.asOf());
            model.addAttribute(
                    "followed",
                    questions.bodies(code, moment.asOf()).stream()
                            .filter(entry -> periods.containsKey(entry.body().value()))
                            .map(entry -> new Followed(
                                    entry.body().value(),
                                    entry.name(),
                                    periods.getOrDefault(entry.body().value(), List.of())))
                            .toList());
        });
    }

    @GetMapping(REPORT)
    @Nullable
    String report(
            @PathVariable String municipality,
            @PathVariable String body,
            @PathVariable String period,
            Moment moment,
            ServletWebRequest request,
            Model model) {
        var asked = new Asked(municipality, body, period, followUps, moment);
        return frames.page(Section.FOLLOW_UP, asked.code, asked.moment, "uppfoljning", request, model, position -> {
            model.addAttribute("report", asked.report(followUps, position));
            model.addAttribute("periodPath", paths.of(asked.period));
        });
    }

    @GetMapping(REPORT + "/rapport.html")
    ResponseEntity<byte[]> html(
            @PathVariable String municipality,
            @PathVariable String body,
            @PathVariable String period,
            Moment moment,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return paper(
                new Asked(municipality, body, period, followUps, moment),
                "html",
                MediaType.parseMediaType("text/html;charset=utf-8"),
                locale,
                request,
                response);
    }

    @GetMapping(REPORT + "/rapport.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String municipality,
            @PathVariable String body,
            @PathVariable String period,
            Moment moment,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return paper(
                new Asked(municipality, body, period, followUps, moment),
                "pdf",
                MediaType.APPLICATION_PDF,
                locale,
                request,
                response);
    }

    private ResponseEntity<byte[]> paper(
            Asked asked,
            String form,
            MediaType type,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answering.read(asked.code, asked.moment, told -> {
            var report = asked.report(followUps, told.position());
            var standing = standings.of(asked.code);
            var html = texts.html(
                    "uppfoljning-rapport",
                    Map.of(
                            "report", report,
                            "papers", questions.paperTitles(asked.code, asked.moment.asOf()),
                            "standing", standing,
                            "permanent", permanent(asked, report),
                            "printable", form.equals("pdf")),
                    locale,
                    request,
                    response);
            var file = "uppfoljning-%s-%s-%s.%s".formatted(asked.code, asked.body, paths.of(asked.period), form);
            return ResponseEntity.ok()
                    .eTag(standing.tag(told.entityTag()))
                    .cacheControl(CacheControl.noCache().cachePublic())
                    .contentType(type)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(file, StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(form.equals("pdf") ? ArchivalPdf.of(html) : html.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Where the same report is shown for ever: all three axes are named. */
    private String permanent(Asked asked, Report report) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/{m}/uppfoljning/{b}/{p}")
                .queryParam("beslutat", report.moment().decidedBy())
                .queryParam("galler", report.moment().validOn())
                .queryParam("registrerat", report.moment().recordedBy().truncatedTo(ChronoUnit.SECONDS))
                .buildAndExpand(asked.code, asked.body, paths.of(asked.period))
                .toUriString();
    }

    /** What the address asks for. */
    private static final class Asked {

        private final Municipality code;
        private final BodyCode body;
        private final ReportingPeriod period;
        private final Moment moment;

        Asked(String municipality, String body, String period, FollowUps followUps, Moment moment) {
            this.code = Municipality.of(municipality);
            this.body = BodyCode.parse(body);
            this.period = PeriodPath.read(period);
            this.moment = followUps.judgedAt(this.period, moment);
        }

        Report report(FollowUps followUps, long position) {
            return followUps.report(code, body, period, moment.asOf(), position);
        }
    }
}
