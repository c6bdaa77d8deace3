package se.malspar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@ProductTest
@DisplayName("The OpenAPI document")
class OpenApiTest {

    private static final Path APPROVED = Path.of("../docs/openapi.json");
    private static final Path RECEIVED = Path.of("target/openapi.json");

    private final Product product;

    @Autowired
    OpenApiTest(Product product) {
        this.product = product;
    }

    @Test
    void is_the_approved_one() throws IOException {
        var json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        var document = json.readTree(product.get("/v3/api-docs").body());
        var received = json.writeValueAsString(json.treeToValue(document, Object.class)) + "\n";
        Files.writeString(RECEIVED, received);

        assertThat(received)
                .as(
                        "the interface has changed: compare app/%s with docs/openapi.json and, if it is right, copy it there",
                        RECEIVED)
                .isEqualTo(Files.exists(APPROVED) ? Files.readString(APPROVED) : "");
    }

    @Test
    void describes_every_operation_and_names_its_problems() throws IOException {
        var document = Product.json(product.get("/v3/api-docs"));
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    assertThat(operation.getValue().at("/summary").asString(""))
                            .as("%s %s", operation.getKey(), path.getKey())
                            .isNotEmpty();
                    assertThat(operation.getValue().at("/responses/default").isMissingNode())
                            .as("%s %s", operation.getKey(), path.getKey())
                            .isFalse();
                }));
        assertThat(document.at("/components/schemas/Command/oneOf").size()).isGreaterThan(20);
    }
}
