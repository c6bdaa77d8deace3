package se.malspar.app.pages.inbaddat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.malspar.app.pages.ram.Parts;
import se.malspar.app.pages.ram.Shown;
import se.malspar.app.questions.Views.FieldView;
import se.malspar.app.questions.Views.GoalView;
import se.malspar.domain.registry.MunicipalityKind;

/** A goal and its status as one picture, that says in words what it shows. */
@Component
class GoalPicture {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int WIDTH = 480;
    private static final int LONGEST_LINE = 44;
    private static final int MOST_LINES = 3;
    private static final int LINE = 20;

    private final Shown shown;
    private final MessageSource words;

    GoalPicture(Shown shown, MessageSource words) {
        this.shown = shown;
        this.words = words;
    }

    String draw(GoalView goal, Locale locale) {
        var over = shown.goalNumber(goal.goal(), locale) + " · "
                + goal.municipality().name();
        var wording = Optional.ofNullable(goal.goal().fields().get("wording"));
        var lines = lines(wording.map(FieldView::text).orElse(word("wording.missing", locale)));
        var status = Parts.value(goal.goal(), "status")
                .map(text -> "▤ " + text + ", " + word("reported.as", locale))
                .orElse("◇ " + word("embed.noStatus", locale));
        var under =
                wording.map(field -> shown.text(field.blame().cited()) + " · ").orElse("")
                        + shown.day(goal.moment().decidedBy(), locale)
                        + (goal.municipality().kind() == MunicipalityKind.EXAMPLE
                                ? " · ✳ " + word("example.word", locale)
                                : "");
        var height = 78 + LINE * lines.size();
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.setDefaultNamespace(SVG);
            xml.writeStartElement(SVG, "svg");
            xml.writeDefaultNamespace(SVG);
            attributes(
                    xml,
                    "viewBox",
                    "0 0 %d %d".formatted(WIDTH, height),
                    "width",
                    Integer.toString(WIDTH),
                    "height",
                    Integer.toString(height),
                    "role",
                    "img",
                    "font-family",
                    "Segoe UI, Noto Sans, Liberation Sans, Arial, sans-serif");
            written(xml, "title", over + ": " + String.join(" ", lines));
            written(xml, "desc", status + ". " + under);
            xml.writeEmptyElement(SVG, "rect");
            attributes(
                    xml,
                    "x",
                    "0.5",
                    "y",
                    "0.5",
                    "width",
                    Integer.toString(WIDTH - 1),
                    "height",
                    Integer.toString(height - 1),
                    "rx",
                    "8",
                    "fill",
                    "#ffffff",
                    "stroke",
                    "#73808a");
            line(xml, 22, "12", "#4c5963", "400", over);
            for (var each = 0; each < lines.size(); each++) {
                line(xml, 44 + LINE * each, "16", "#18222b", "600", lines.get(each));
            }
            line(xml, height - 32, "14", "#18222b", "400", status);
            line(xml, height - 12, "12", "#4c5963", "400", under);
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A picture could not be written", e);
        }
        return text.toString();
    }

    private String word(String code, Locale locale) {
        return words.getMessage(code, null, locale);
    }

    /** The text in lines that fit; what does not fit is left out with «…». */
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LONGEST_LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.size() <= MOST_LINES ? lines : List.of(lines.get(0), lines.get(1), lines.get(2) + " …");
    }

    private static void line(XMLStreamWriter xml, int y, String size, String colour, String weight, String text)
            throws XMLStreamException {
        xml.writeStartElement(SVG, "text");
        attributes(xml, "x", "14", "y", Integer.toString(y), "font-size", size, "fill", colour, "font-weight", weight);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void written(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(SVG, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void attributes(XMLStreamWriter xml, String... namesAndValues) throws XMLStreamException {
        for (var each = 0; each < namesAndValues.length; each += 2) {
            xml.writeAttribute(namesAndValues[each], namesAndValues[each + 1]);
        }
    }
}
