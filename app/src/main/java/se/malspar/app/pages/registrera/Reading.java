package se.malspar.app.pages.registrera;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Citation;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.time.SwedishDate;
import se.malspar.domain.time.UnreadableText;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.DocumentEntry;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.ParagraphEntry;
import se.malspar.domain.trail.Registration.PointEntry;
import se.malspar.projections.json.ReadyModels;
import se.malspar.projections.json.TrailJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a draft as the registration that it is to become, or tells all that cannot be read, input by input. */
final class Reading {

    private static final JsonMapper JSON = TrailJson.mapper();
    private static final Pattern BETWEEN_KEYS = Pattern.compile("[,;\\s]+");
    private static final Pattern ABOUT = Pattern.compile("\\s+[–—-]\\s+");

    private final Draft draft;
    private final Map<String, BodyCode> bodyNames;
    private final List<Trouble> troubles = new ArrayList<>();

    private Reading(Draft draft, Map<String, BodyCode> bodyNames) {
        this.draft = draft;
        this.bodyNames = bodyNames;
    }

    /** @param troubles none where there is a registration */
    record Result(Optional<Registration> registration, List<Trouble> troubles) {}

    /** @param bodyNames what the municipality's bodies are called, for citations */
    static Result of(Draft draft, Map<String, BodyCode> bodyNames) {
        var reading = new Reading(draft, bodyNames);
        var registration = reading.registration();
        return reading.troubles.isEmpty()
                ? new Result(registration, List.of())
                : new Result(Optional.empty(), List.copyOf(reading.troubles));
    }

    private Optional<Registration> registration() {
        var own = Stream.concat(PaperInputs.first(draft.paper()).stream(), PaperInputs.more(draft.paper()).stream())
                .toList();
        var head = node("h.", own, draft::get);
        var whole = node(
                "h.",
                Stream.of(List.of(PaperInputs.EVIDENCE), PaperInputs.SOURCE, PaperInputs.REPLACES)
                        .flatMap(List::stream)
                        .toList(),
                draft::get);
        var points = new ArrayList<PointEntry>();
        var effects = new ArrayList<Effect>();
        for (int p = 0; p < draft.points().size(); p++) {
            var read = effects(p);
            if (draft.paper() == Draft.Paper.DOCUMENT) {
                effects.addAll(read);
            } else {
                point(p, read).ifPresent(points::add);
            }
        }
        Optional<ParagraphEntry> paragraph = Optional.empty();
        Optional<DocumentEntry> document = Optional.empty();
        switch (draft.paper()) {
            case PARAGRAPH -> paragraph = value("h.", own, head, ParagraphEntry.class);
            case DOCUMENT -> document = value("h.", own, head, DocumentEntry.class);
        }
        if (!troubles.isEmpty()) {
            return Optional.empty();
        }
        whole.set(draft.paper() == Draft.Paper.DOCUMENT ? "document" : "paragraph", head);
        var read = value(
                "h.",
                List.of(PaperInputs.EVIDENCE, Input.optional("source.document", Control.LINE)),
                whole,
                Registration.class);
        var inHand = paragraph;
        var paper = document;
        return read.map(each ->
                new Registration(inHand, paper, each.evidence(), each.source(), points, effects, each.replaces()));
    }

    private Optional<PointEntry> point(int p, List<Effect> effects) {
        var prefix = "p" + p + ".";
        var node = node(prefix, PaperInputs.OF_A_POINT, draft.points().get(p)::get);
        return value(prefix, PaperInputs.OF_A_POINT, node, PointEntry.class)
                .map(read -> new PointEntry(read.proposedTo(), read.number(), read.text(), read.outcome(), effects));
    }

    private List<Effect> effects(int p) {
        var read = new ArrayList<Effect>();
        var effects = draft.points().get(p).effects();
        for (int e = 0; e < effects.size(); e++) {
            if (effects.get(e).isUntouched()) {
                continue;
            }
            effect("p" + p + ".e" + e + ".", effects.get(e)).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Effect> effect(String prefix, Draft.Effect effect) {
        var kind = effect.kind();
        if (kind.isEmpty()) {
            trouble(
                    prefix + Draft.KIND,
                    "Välj vad punkten medför, eller ta bort verkan.",
                    "Choose what it brings about, or remove it.");
            return Optional.empty();
        }
        var node = node(prefix + Draft.DEVIATION, PaperInputs.DEVIATIONS, name -> effect.get(Draft.DEVIATION + name));
        if (node.has("awaiting") && !node.get("awaiting").has("onMinutesApproved")) {
            ((ObjectNode) node.get("awaiting")).put("onMinutesApproved", false);
        }
        var command = command(prefix, kind.get(), effect::get);
        if (kind.get().isCorrection()) {
            var commands = command.putArray("commands");
            effect.corrected()
                    .ifPresent(corrected -> commands.add(
                            command(prefix + Draft.CORRECTED, corrected, name -> effect.get(Draft.CORRECTED + name))));
        }
        node.set("command", command);
        var inputs = new ArrayList<>(kind.get().inputs());
        effect.corrected()
                .ifPresent(corrected -> corrected
                        .inputs()
                        .forEach(input ->
                                inputs.add(new Input(Draft.CORRECTED + input.name(), input.control(), false))));
        PaperInputs.DEVIATIONS.forEach(
                input -> inputs.add(new Input(Draft.DEVIATION + input.name(), input.control(), false)));
        return value(prefix, inputs, node, Effect.class);
    }

    private ObjectNode command(String prefix, EffectKind kind, Function<String, String> typed) {
        var command = JSON.createObjectNode().put("type", kind.type());
        command.setAll(node(prefix, kind.inputs(), typed));
        return command;
    }

    // --- values

    /** What has been typed, in the shape that the interface for programs takes. */
    private ObjectNode node(String prefix, List<Input> inputs, Function<String, String> typed) {
        var node = JSON.createObjectNode();
        for (var input : inputs) {
            var text = typed.apply(input.name()).strip();
            if (!text.isEmpty()) {
                var value = read(prefix + input.name(), input.control(), text);
                if (value != null) {
                    put(node, input.name(), value);
                }
            } else if (input.required()) {
                trouble(prefix + input.name(), "Fältet måste fyllas i.", "The field must be filled in.");
            }
        }
        return node;
    }

    private static void put(ObjectNode node, String name, JsonNode value) {
        var dot = name.indexOf('.');
        if (dot < 0) {
            node.set(name, value);
        } else {
            put(node.withObjectProperty(name.substring(0, dot)), name.substring(dot + 1), value);
        }
    }

    private @Nullable JsonNode read(String input, Control control, String text) {
        try {
            return read(control, text);
        } catch (UnreadableText unreadable) {
            trouble(input, unreadable.inSwedish(), unreadable.inEnglish());
        } catch (Malformed malformed) {
            trouble(input, malformed.swedish(), malformed.english());
        } catch (NumberFormatException _) {
            trouble(input, "Skriv ett heltal.", "Write a whole number.");
        } catch (JacksonException _) {
            trouble(input, "Det går inte att läsa som en modell.", "It cannot be read as a model.");
        }
        return null;
    }

    private JsonNode read(Control control, String text) {
        return switch (control) {
            case DAY -> JSON.valueToTree(SwedishDate.parseDay(text).toString());
            case DATE_AS_PRINTED -> JSON.valueToTree(SwedishDate.parse(text));
            case PERIOD -> JSON.valueToTree(ReportingPeriod.parse(text));
            case BODY -> JSON.valueToTree(BodyCode.parse(text));
            case NUMBER -> JSON.valueToTree(Integer.valueOf(text));
            case YES_NO -> JSON.valueToTree(text.equals("true"));
            case GOALS, PARAGRAPHS -> strings(BETWEEN_KEYS.splitAsStream(text));
            case POINT -> JSON.valueToTree(point(text).toString());
            case MEETING -> JSON.valueToTree(MeetingId.parse(text).toString());
            case REFERENCES -> references(text);
            case REMARKS -> remarks(text);
            case MODEL -> model(text);
            default -> JSON.valueToTree(text);
        };
    }

    private static JsonNode strings(Stream<String> texts) {
        return JSON.valueToTree(texts.filter(text -> !text.isBlank()).toList());
    }

    /** A point as we write it, or however it is cited. */
    private PointId point(String text) {
        if (text.contains(" § ") && text.contains(" p ")) {
            return PointId.parse(text);
        }
        var citation = Citation.parse(text, bodyNames);
        var day = citation.date().filter(DecidedOn::isCertain);
        if (citation.body().isEmpty() || day.isEmpty() || citation.paragraph().isEmpty()) {
            throw new Malformed(
                    "point",
                    text,
                    "En beslutspunkt skrivs som «KS 2020-10-07 § 175 p 1».",
                    "A decision point is written as \"KS 2020-10-07 § 175 p 1\".");
        }
        return new PointId(
                new ParagraphId(
                        new MeetingId(
                                citation.body().get(),
                                day.get().first(),
                                citation.ordinal().orElse(1)),
                        citation.paragraph().get()),
                Optional.empty(),
                citation.point().orElse(1));
    }

    /** A citation on each line, and after a dash what it is about. */
    private JsonNode references(String text) {
        var references = JSON.createArrayNode();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var parts = ABOUT.split(line, 2);
            var citation = Citation.parse(parts[0], bodyNames);
            var reference = references.addObject().put("printed", parts[0]).put("inferred", false);
            citation.body().ifPresent(body -> reference.put("body", body.value()));
            citation.date().ifPresent(date -> reference.set("decidedOn", JSON.valueToTree(date)));
            citation.paragraph().map(ParagraphNumber::printed).ifPresent(number -> reference.put("number", number));
            if (parts.length > 1) {
                reference.put("about", parts[1]);
            }
        });
        return references;
    }

    /** What the paper does not say, a line for each. */
    private static ArrayNode remarks(String text) {
        var remarks = JSON.createArrayNode();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> remarks.addObject().put("kind", "NOT_STATED").put("text", line));
        return remarks;
    }

    /** One that comes with the product, or one written out. */
    private static JsonNode model(String text) {
        return text.startsWith("{")
                ? JSON.readTree(text)
                : JSON.valueToTree(ReadyModels.of(ModelKey.of(text))
                        .orElseThrow(() -> new Malformed(
                                "model", text, "Det finns ingen sådan modell.", "There is no such model.")));
    }

    private <T> Optional<T> value(String prefix, List<Input> inputs, JsonNode node, Class<T> type) {
        if (troubles.stream().anyMatch(trouble -> trouble.input().startsWith(prefix))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.treeToValue(node, type));
        } catch (JacksonException unreadable) {
            tell(prefix, inputs, unreadable);
            return Optional.empty();
        }
    }

    /** What says most is innermost: a value's own reason, which Jackson wraps. */
    private void tell(String prefix, List<Input> inputs, JacksonException unreadable) {
        var path = unreadable.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .collect(Collectors.toList());
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Malformed malformed) {
                trouble(prefix + named(inputs, malformed.field(), path), malformed.swedish(), malformed.english());
                return;
            }
            if (cause instanceof UnreadableText text) {
                trouble(prefix + named(inputs, "", path), text.inSwedish(), text.inEnglish());
                return;
            }
        }
        trouble(
                prefix + named(inputs, "", path),
                "Det går inte att läsa: %s.".formatted(unreadable.getOriginalMessage()),
                "It cannot be read: %s.".formatted(unreadable.getOriginalMessage()));
    }

    /** The input that fills a component: by the component's name, or by the place in the form. */
    private static String named(List<Input> inputs, String field, List<String> path) {
        return Stream.concat(Stream.of(field), path.reversed().stream())
                .flatMap(name -> inputs.stream()
                        .filter(input ->
                                input.component().equals(name) || input.name().startsWith(name + ".")))
                .findFirst()
                .or(() -> inputs.stream().findFirst())
                .map(Input::name)
                .orElse("");
    }

    private void trouble(String input, String swedish, String english) {
        troubles.add(new Trouble(input, swedish, english));
    }
}
