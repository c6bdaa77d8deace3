package se.malspar.app.pages.registrera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Command;

@DisplayName("The kinds of effects to choose among")
class EffectKindTest {

    private static Stream<Class<?>> commands(Class<?> family) {
        var members = family.getPermittedSubclasses();
        return members == null ? Stream.of(family) : Arrays.stream(members).flatMap(EffectKindTest::commands);
    }

    private static String name(Class<?> command) {
        return Objects.requireNonNull(command.getAnnotation(JsonTypeName.class)).value();
    }

    @Test
    void are_all_the_commands_there_are() {
        assertThat(EffectKind.all().stream().map(EffectKind::type))
                .containsExactlyInAnyOrderElementsOf(
                        commands(Command.class).map(EffectKindTest::name).toList());
    }

    @Test
    void ask_for_every_component_of_the_command() {
        commands(Command.class).forEach(command -> {
            var asked = EffectKind.of(name(command)).orElseThrow().inputs().stream()
                    .map(input -> input.name().split("\\.", 2)[0])
                    .collect(Collectors.toCollection(TreeSet::new));
            var components = Arrays.stream(command.getRecordComponents())
                    .map(component -> component.getName())
                    // what corrected minutes bring about is chosen as an effect of its own
                    .filter(component -> !component.equals("commands"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(asked).as(name(command)).isEqualTo(components);
        });
    }

    @Test
    void have_words_in_both_languages() throws IOException {
        var swedish = words("/ord/registrera.properties");
        assertThat(words("/ord/registrera_en.properties").stringPropertyNames())
                .isEqualTo(swedish.stringPropertyNames());
        assertThat(swedish.stringPropertyNames())
                .containsAll(EffectKind.all().stream()
                        .map(kind -> "effect." + kind.type())
                        .toList());
        for (var kind : EffectKind.all()) {
            for (var input : kind.inputs()) {
                assertThat(swedish.stringPropertyNames())
                        .containsAnyOf("in." + input.name(), "in." + kind.type() + "." + input.name());
            }
        }
    }

    private static Properties words(String file) throws IOException {
        var words = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(EffectKindTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
