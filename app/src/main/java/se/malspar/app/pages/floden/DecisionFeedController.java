package se.malspar.app.pages.floden;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.malspar.app.pages.ram.Shown;
import se.malspar.app.questions.Answering;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.RecordedPoint;
import se.malspar.projections.papers.Papers.Recorded;
import se.malspar.projections.words.Labels;
import tools.jackson.databind.json.JsonMapper;

/** The §§ recorded last, in the order of recording, so that whoever follows it also hears of old decisions found late. */
@Controller
class DecisionFeedController {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int LATEST = 50;

    /** A feed as JSON Feed 1.1 has it. */
    record JsonFeed(
            String version,
            String title,
            String language,
            @JsonProperty("home_page_url") String homePage,
            @JsonProperty("feed_url") String feed,
            List<Item> items) {}

    /** One § of a feed. */
    record Item(
            String id,
            String url,
            String title,
            @JsonProperty("content_text") String content,
            @JsonProperty("date_published") Instant recordedAt,
            List<String> tags) {}

    private final Answering answering;
    private final Questions questions;
    private final Shown shown;
    private final JsonMapper json;

    DecisionFeedController(Answering answering, Questions questions, Shown shown, JsonMapper json) {
        this.answering = answering;
        this.questions = questions;
        this.shown = shown;
        this.json = json;
    }

    @GetMapping("/{municipality:\\d{4}}/beslut.atom")
    ResponseEntity<String> atom(@PathVariable String municipality, @RequestParam Optional<String> organ) {
        return answer(municipality, organ, "application/atom+xml;charset=UTF-8", DecisionFeedController::atom);
    }

    @GetMapping("/{municipality:\\d{4}}/beslut.json")
    ResponseEntity<String> json(@PathVariable String municipality, @RequestParam Optional<String> organ) {
        return answer(municipality, organ, "application/feed+json", json::writeValueAsString);
    }

    private interface Writing {
        String write(JsonFeed feed);
    }

    private ResponseEntity<String> answer(
            String municipality, Optional<String> organ, String mediaType, Writing writing) {
        var code = Municipality.of(municipality);
        var body = organ.filter(each -> !each.isBlank()).map(BodyCode::parse);
        var now = questions.now();
        return answering.read(
                code,
                now,
                told -> ResponseEntity.ok()
                        .eTag("W/" + told.entityTag())
                        .cacheControl(told.cacheControl())
                        .contentType(MediaType.parseMediaType(mediaType))
                        .body(writing.write(feed(code, body, questions.lastRecorded(code, body, now.asOf(), LATEST)))));
    }

    private JsonFeed feed(
            Municipality municipality, Optional<BodyCode> body, List<Recorded<ParagraphRecorded>> recorded) {
        var site = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        var name = questions.municipality(municipality).name();
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                "Beslut om mål i %s%s"
                        .formatted(name, body.map(code -> ", " + code).orElse("")),
                "sv",
                site + "/" + municipality,
                ServletUriComponentsBuilder.fromCurrentRequest().build().toUriString(),
                recorded.stream().map(each -> item(site, municipality, each)).toList());
    }

    private Item item(String site, Municipality municipality, Recorded<ParagraphRecorded> recorded) {
        var paper = recorded.paper();
        var cited = paper.paragraph().toString();
        return new Item(
                "urn:uuid:" + recorded.event(),
                site + "/" + municipality + shown.path(cited).orElseThrow(),
                shown.text(cited) + paper.title().map(title -> " " + title).orElse(""),
                content(paper),
                recorded.recordedAt(),
                List.of(
                        paper.paragraph().meeting().body().value(),
                        Labels.of(paper.basis().evidence())));
    }

    private static String content(ParagraphRecorded paper) {
        var points = paper.points().stream()
                .map(RecordedPoint::text)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        return points.isEmpty() ? "Ordalydelsen framgår inte." : points;
    }

    private static String atom(JsonFeed feed) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement(ATOM, "feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", feed.language());
            element(xml, "id", feed.feed());
            element(xml, "title", feed.title());
            element(
                    xml,
                    "updated",
                    feed.items().stream()
                            .map(Item::recordedAt)
                            .findFirst()
                            .orElse(Instant.EPOCH)
                            .toString());
            link(xml, "self", feed.feed());
            link(xml, "alternate", feed.homePage());
            xml.writeStartElement(ATOM, "author");
            element(xml, "name", "Målspår");
            xml.writeEndElement();
            for (var item : feed.items()) {
                xml.writeStartElement(ATOM, "entry");
                element(xml, "id", item.id());
                element(xml, "title", item.title());
                element(xml, "updated", item.recordedAt().toString());
                link(xml, "alternate", item.url());
                for (var tag : item.tags()) {
                    xml.writeEmptyElement(ATOM, "category");
                    xml.writeAttribute("term", tag);
                }
                element(xml, "content", item.content());
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed could not be written", e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(ATOM, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }
}
