package se.malspar.projections.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.trail.EventNames;

/** What we once wrote to the log must be readable for ever: the approved files are the contract. */
@DisplayName("The stored form of an event")
class EventFormatTest {

    private static final Path APPROVED = Path.of("src", "test", "resources", "golden", "events");
    private static final Path RECEIVED = Path.of("target", "received", "events");

    static List<String> names() {
        return EventNames.BY_NAME.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void is_what_was_once_approved(String name) throws IOException {
        var written = pretty(sample(name));
        var approved = APPROVED.resolve(name).resolve("v1.json");
        if (!Files.exists(approved) || !Files.readString(approved).equals(written)) {
            var received = RECEIVED.resolve(name).resolve("v1.json");
            Files.createDirectories(received.getParent());
            Files.writeString(received, written);
            fail("""
                    %s is not what was approved in %s.
                    A form that has been stored must never change: give the event a new version instead.
                    For an event that was never stored, accept the received form:
                      mkdir -p %s && cp %s %s
                    """, name, approved, approved.getParent(), received, approved);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void is_read_back_as_the_event_it_was(String name) throws IOException {
        var approved = Files.readString(APPROVED.resolve(name).resolve("v1.json"));

        var read = TrailJson.read(name, 1, TrailJson.mapper().readTree(approved));

        assertThat(read).isEqualTo(sample(name));
        assertThat(pretty(read)).isEqualTo(approved);
    }

    @Test
    void is_approved_for_every_kind_of_event_and_for_no_other() throws IOException {
        var records = records(TrailEvent.class).collect(Collectors.toSet());
        try (var folders = Files.list(APPROVED)) {
            var approved =
                    folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());

            assertThat(Set.<Class<?>>copyOf(EventNames.BY_NAME.values())).isEqualTo(records);
            assertThat(approved).isEqualTo(EventNames.BY_NAME.keySet());
            assertThat(EventSamples.ofEveryKind())
                    .extracting(Object::getClass)
                    .doesNotHaveDuplicates()
                    .hasSameSizeAs(records);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shows_every_component_filled(String name) throws ReflectiveOperationException {
        assertFilled((Record) sample(name), name);
    }

    @Test
    void is_refused_in_a_version_or_under_a_name_that_this_program_does_not_know() {
        var payload = TrailJson.write(sample("goal-retired"));

        assertThatThrownBy(() -> TrailJson.read("goal-retired", 2, payload))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The log holds goal-retired in version 2; this program reads version 1");
        assertThatThrownBy(() -> TrailJson.read("goal-forgotten", 1, payload))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goal-forgotten");
    }

    private static TrailEvent sample(String name) {
        var type = EventNames.classOf(name);
        return EventSamples.ofEveryKind().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Add a sample of " + name + " to EventSamples"));
    }

    private static String pretty(TrailEvent event) {
        return TrailJson.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(TrailJson.write(event))
                        .replace("\r\n", "\n")
                + "\n";
    }

    private static Stream<Class<?>> records(Class<?> family) {
        var members = family.getPermittedSubclasses();
        return members == null ? Stream.of(family) : Arrays.stream(members).flatMap(EventFormatTest::records);
    }

    /** Own components: a list of parts stands for all shapes its parts may take. */
    private static void assertFilled(Record part, String path) throws ReflectiveOperationException {
        for (var component : part.getClass().getRecordComponents()) {
            var value = component.getAccessor().invoke(part);
            var where = path + "." + component.getName();
            switch (value) {
                case Optional<?> optional -> assertThat(optional).as(where).isPresent();
                case List<?> list -> assertThat(list).as(where).isNotEmpty();
                case PointId _ -> {} // one text, in an own decision without a body proposed to
                case Record nested -> assertFilled(nested, where);
                default -> assertThat(value).as(where).isNotNull();
            }
        }
    }
}
