package se.malspar.projections.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.trail.EventNames;
import tools.jackson.databind.JsonNode;

/** The pages of {@code docs/handelser} are written from the approved forms and from {@code events/ord.properties}. */
@DisplayName("The page of an event")
class EventPagesTest {

    private static final Path WORDS = Path.of("src", "test", "resources", "events", "ord.properties");
    private static final Path APPROVED = Path.of("src", "test", "resources", "golden", "events");
    private static final Path PAGES = Path.of("..", "docs", "handelser");
    private static final Path RECEIVED = Path.of("target", "received", "handelser");
    private static final Set<String> WRITTEN_BY_HAND = Set.of("underlag.md");

    private final Properties words = words();

    static List<String> names() {
        return EventNames.BY_NAME.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void tells_what_the_event_means_and_what_each_field_holds(String name) {
        requireSame(name + ".md", page(name));
    }

    @Test
    void is_found_from_the_map_of_all_events() {
        var rows = names().stream()
                .map(name -> "| [`%s`](%s.md) | %s |".formatted(name, name, word(name)))
                .collect(Collectors.joining("\n"));
        requireSame("index.md", """
                # Händelserna

                Allt som registreras blir händelser i kommunens logg. Ett namn som en gång har använts ändras aldrig;
                nya händelser läggs till. [Kuvert och underlag](underlag.md) är gemensamma för alla.

                | Händelse | Vad den säger |
                |---|---|
                %s
                """.formatted(rows));
    }

    @Test
    void stands_there_for_no_other_event() throws IOException {
        var expected = new TreeSet<>(WRITTEN_BY_HAND);
        expected.add("index.md");
        names().forEach(name -> expected.add(name + ".md"));
        try (var pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void leaves_no_word_unused() {
        var used = new HashSet<String>();
        names().forEach(name -> {
            used.add(name);
            fields(name).forEach(field -> used.add(keyOf(name, field.path())));
        });

        assertThat(words.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
    }

    /** A field as it stands in the stored form. */
    private record Field(String path, boolean mayBeMissing) {}

    private String page(String name) {
        var rows = new ArrayList<String>();
        if (approved(name).has("basis")) {
            rows.add("| `basis` | vem, när, hur belagt och vilka dagar: se [underlag](underlag.md) | |");
        }
        fields(name).stream()
                .map(field -> "| `%s` | %s | %s |"
                        .formatted(
                                field.path(),
                                word(keyOf(name, field.path())),
                                field.mayBeMissing() ? "kan saknas" : ""))
                .forEach(rows::add);
        return """
                # `%s`

                %s

                | Fält | Innehåll | |
                |---|---|---|
                %s

                Version 1, med alla fält ifyllda (ett påhittat exempel på formen, inte på ett beslut):

                ```json
                %s
                ```

                [Alla händelser](index.md)
                """.formatted(
                        name, word(name), String.join("\n", rows), text(name).strip());
    }

    private static List<Field> fields(String name) {
        return fields(approved(name), EventNames.classOf(name), "").toList();
    }

    private static Stream<Field> fields(JsonNode written, Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getName().equals("basis"))
                .filter(component -> written.has(component.getName()))
                .flatMap(component -> {
                    var path = prefix + component.getName();
                    var value = written.get(component.getName());
                    var raw = component.getType();
                    var mayBeMissing = raw == Optional.class || raw == List.class;
                    var part = mayBeMissing ? argument(component.getGenericType()) : raw;
                    var parts = value.isArray() ? union(value) : value;
                    return Stream.concat(
                            Stream.of(new Field(path, mayBeMissing)),
                            parts.isObject()
                                    ? fields(parts, part, path + (value.isArray() ? "[]." : "."))
                                    : Stream.of());
                });
    }

    /** Every field that any of the parts has. */
    private static JsonNode union(JsonNode list) {
        var all = TrailJson.mapper().createObjectNode();
        list.forEach(part -> part.properties().forEach(field -> all.set(field.getKey(), field.getValue())));
        return list.isEmpty() || !list.get(0).isObject() ? list : all;
    }

    private static Class<?> argument(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private String keyOf(String name, String path) {
        var own = name + "@" + path;
        return words.containsKey(own) ? own : "field." + path;
    }

    private String word(String key) {
        var word = words.getProperty(key);
        return word == null ? fail("Say in Swedish what %s is: add it to %s".formatted(key, WORDS)) : word;
    }

    private static void requireSame(String file, String page) {
        try {
            var target = PAGES.resolve(file);
            if (!Files.exists(target) || !Files.readString(target).equals(page)) {
                var received = RECEIVED.resolve(file);
                Files.createDirectories(RECEIVED);
                Files.writeString(received, page);
                fail("""
                        %s is missing or stale. Where the received page is right, accept it:
                          cp projections/target/received/handelser/*.md docs/handelser/
                        """, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode approved(String name) {
        return TrailJson.mapper().readTree(text(name));
    }

    private static String text(String name) {
        try {
            return Files.readString(APPROVED.resolve(name).resolve("v1.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties words() {
        try (var reader = Files.newBufferedReader(WORDS)) {
            var words = new Properties();
            words.load(reader);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
