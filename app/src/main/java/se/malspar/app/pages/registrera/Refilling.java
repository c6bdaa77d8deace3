package se.malspar.app.pages.registrera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.malspar.app.platform.StoredTrails;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.trail.RecordedCommand;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Trail;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.JsonNode;

/** Fills a form with what was once recorded, so that it can be recorded rightly instead. */
@Component
final class Refilling {

    private static final Map<String, String> NOTHING = Map.of();

    private final StoredTrails trails;
    private final Questions questions;
    private final Preview preview;

    Refilling(StoredTrails trails, Questions questions, Preview preview) {
        this.trails = trails;
        this.questions = questions;
        this.preview = preview;
    }

    /** The form, where it can show all that was recorded; otherwise something would be lost without a word. */
    Optional<Draft> of(Municipality municipality, Registrations.Recorded recorded) {
        if (recorded.ofOurRecords() || recorded.isAnnulled()) {
            return Optional.empty();
        }
        var command = RecordedCommand.of(
                () -> before(municipality, recorded), municipality, recorded.id(), recorded.events());
        if (!(command instanceof TrailCommand.Register register)) {
            return Optional.empty();
        }
        var draft = draft(register.content(), Map.of());
        var read = Reading.of(
                draft, preview.bodyNames(municipality, questions.now().asOf()));
        return read.registration()
                        .filter(withoutReplacement(register.content())::equals)
                        .isPresent()
                ? Optional.of(draft(
                        register.content(),
                        Map.of("replaces.registration", recorded.id().toString())))
                : Optional.empty();
    }

    private static Registration withoutReplacement(Registration registration) {
        return new Registration(
                registration.paragraph(),
                registration.document(),
                registration.evidence(),
                registration.source(),
                registration.points(),
                registration.effects(),
                Optional.empty());
    }

    /** The trail as it was when the registration was judged. */
    private Trail before(Municipality municipality, Registrations.Recorded recorded) {
        var trail = new Trail();
        var reached = new boolean[1];
        trails.replay(municipality, 0, trails.head(), fact -> {
            reached[0] |= fact.logged().registration().equals(recorded.id());
            if (!reached[0]) {
                trail.append(fact.logged().event(), fact.logged().registration(), Optional.empty());
            }
        });
        return trail;
    }

    private static Draft draft(Registration registration, Map<String, String> replaces) {
        JsonNode json = TrailJson.mapper().valueToTree(registration);
        var paper = registration.paragraph().isPresent() ? Draft.Paper.PARAGRAPH : Draft.Paper.DOCUMENT;
        var head = new LinkedHashMap<String, String>();
        flatten("", json.path(paper == Draft.Paper.PARAGRAPH ? "paragraph" : "document"), head);
        flatten("source.", json.path("source"), head);
        head.put("evidence", registration.evidence().name());
        head.putAll(replaces);
        var points = new ArrayList<Draft.Point>();
        for (var point : json.path("points")) {
            var values = new LinkedHashMap<String, String>();
            point.properties().stream()
                    .filter(each -> !each.getKey().equals("effects"))
                    .forEach(each -> values.put(each.getKey(), text(each.getKey(), each.getValue())));
            points.add(new Draft.Point(values, effects(point.path("effects"))));
        }
        if (paper == Draft.Paper.DOCUMENT) {
            points.add(new Draft.Point(NOTHING, effects(json.path("effects"))));
        }
        return new Draft(paper, UUID.randomUUID().toString(), head, points);
    }

    private static List<Draft.Effect> effects(JsonNode effects) {
        var drafts = new ArrayList<Draft.Effect>();
        for (var effect : effects) {
            var values = new LinkedHashMap<String, String>();
            effect(Draft.KIND, "", effect.path("command"), values);
            effect.properties().stream()
                    .filter(each -> !each.getKey().equals("command"))
                    .forEach(each -> flatten(Draft.DEVIATION + each.getKey() + ".", each.getValue(), values));
            drafts.add(new Draft.Effect(values));
        }
        return drafts;
    }

    private static void effect(String kind, String prefix, JsonNode command, Map<String, String> values) {
        values.put(prefix + kind, command.path("type").asString());
        command.properties().stream()
                .filter(each -> !each.getKey().equals("type") && !each.getKey().equals("commands"))
                .forEach(each -> {
                    if (each.getKey().equals("model")) {
                        values.put(prefix + "model", each.getValue().toString());
                    } else {
                        flatten(prefix + each.getKey() + ".", each.getValue(), values);
                    }
                });
        if (command.path("commands").size() == 1) {
            effect(kind, Draft.CORRECTED, command.path("commands").get(0), values);
        }
    }

    /** Puts every value under its place; a prefix that ends with a full stop loses it where it names a value. */
    private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
        var name = prefix.endsWith(".") ? prefix.substring(0, prefix.length() - 1) : prefix;
        if (node.has("printed") && (name.endsWith("dated") || name.endsWith("decidedOn"))) {
            values.put(name, node.path("printed").asString());
        } else if (node.isObject()) {
            node.properties().forEach(each -> flatten(prefix + each.getKey() + ".", each.getValue(), values));
        } else if (!node.isMissingNode()) {
            values.put(name, text(name, node));
        }
    }

    private static String text(String name, JsonNode value) {
        if (!value.isArray()) {
            return value.asString();
        }
        return value.valueStream()
                .map(each -> switch (name) {
                    case "references" ->
                        each.path("printed").asString()
                                + (each.has("about")
                                        ? " – " + each.path("about").asString()
                                        : "");
                    case "remarks" -> each.path("text").asString();
                    default -> each.asString();
                })
                .collect(Collectors.joining(name.equals("references") || name.equals("remarks") ? "\n" : ", "));
    }
}
