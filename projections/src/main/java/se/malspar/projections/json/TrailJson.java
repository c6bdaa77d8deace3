package se.malspar.projections.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentCommand.AdoptAssessmentModel;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.UnreadableText;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.Registration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * How events and registrations are written as JSON and read back: strictly, so that what is misspelt, missing or of
 * another type is refused and never guessed.
 */
public final class TrailJson {

    /** The only version of every event's form so far. */
    public static final int VERSION = 1;

    /** Generous for a paragraph with a hundred points, and soon at an end for whoever means harm. */
    private static final JsonFactory WITHIN_REASON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(4_000_000)
                    .maxStringLength(1_000_000)
                    .maxNestingDepth(50)
                    .build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(WITHIN_REASON)
            .annotationIntrospector(new MandatoryComponents())
            .addModule(new SimpleModule("trail")
                    .addDeserializer(DecidedOn.class, new DecidedOnReader())
                    .addDeserializer(LocalDate.class, new DayReader())
                    .addDeserializer(AdoptAssessmentModel.class, new AdoptionReader()))
            .registerSubtypes(commands(Command.class).toArray(NamedType[]::new))
            .withConfigOverride(List.class, list -> list.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            // a condition can be nothing else, so its kind may be left out
            .disable(MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // the order of the components is the order to read them in
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private static final ObjectReader AS_STORED = MAPPER.reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private TrailJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The event's payload, as it is stored under the event's name in version {@link #VERSION}. */
    public static JsonNode write(TrailEvent event) {
        return MAPPER.valueToTree(event);
    }

    /** The event of a stored name and version; throws where this program does not know them. */
    public static TrailEvent read(String name, int version, JsonNode payload) {
        requireKnown(name, version);
        var type = EventNames.classOf(name);
        return unwrapped(() -> MAPPER.treeToValue(payload, type));
    }

    /** As {@link #read(String, int, JsonNode)}, of bytes that this program wrote itself: no member stands twice there. */
    public static TrailEvent read(String name, int version, byte[] payload) {
        requireKnown(name, version);
        return AS_STORED.forType(EventNames.classOf(name)).readValue(payload);
    }

    private static void requireKnown(String name, int version) {
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "The log holds %s in version %d; this program reads version %d".formatted(name, version, VERSION));
        }
    }

    /**
     * What a registrar sent. What is wrong with a value is told by the value's own {@link Malformed} or {@link
     * UnreadableText}, what is wrong with the form by Jackson, which names the place.
     */
    public static Registration readRegistration(JsonNode written) {
        return unwrapped(() -> MAPPER.treeToValue(written, Registration.class));
    }

    private static <T> T unwrapped(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException e) {
            throw reason(e);
        }
    }

    private static RuntimeException reason(JacksonException wrapped) {
        for (var cause = wrapped.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Malformed malformed) {
                return malformed;
            }
            if (cause instanceof UnreadableText unreadable) {
                return unreadable;
            }
        }
        return wrapped;
    }

    /** Every command by the name that stands on it. */
    private static Stream<NamedType> commands(Class<?> family) {
        var members = family.getPermittedSubclasses();
        if (members != null) {
            return Arrays.stream(members).flatMap(TrailJson::commands);
        }
        var name = Objects.requireNonNull(family.getAnnotation(JsonTypeName.class), () -> family + " has no name");
        return Stream.of(new NamedType(family, name.value()));
    }
}
