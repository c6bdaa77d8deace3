package se.malspar.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.browser.Chromium;
import se.malspar.app.browser.Rules;
import se.malspar.app.registering.Office;

@ProductTest
@DisplayName("A closed log")
class ClosedLogTest {

    private static final Finding FINDING = Finding.of(
            Flaw.BEHIND,
            "Databasen har 3 händelser, men 5 är undertecknade.",
            "The database has 3 events, but 5 are signed.");

    private final Product product;
    private final Quarantines quarantines;

    @Autowired
    ClosedLogTest(Product product, Quarantines quarantines) {
        this.product = product;
        this.quarantines = quarantines;
    }

    @Test
    void takes_no_registrations_says_so_everywhere_and_can_still_be_read() {
        var office = Office.in(product, "1610");
        var other = Office.in(product, "1611");
        office.recorded(Office.paragraph("KS", "2020-02-05", "§ 12", Office.adoptGoal("1", "Tillväxt")));
        var before = product.get("/1610");
        assertThat(before.body()).doesNotContain("quarantine-band");
        var declared = Quarantine.of("1610", FINDING, Clock.systemUTC().instant());
        quarantines.declare(declared);
        try {
            var refused =
                    office.register(Office.paragraph("KS", "2020-03-04", "§ 20", Office.adoptGoal("2", "Trygghet")));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(Product.json(refused).at("/code").asString()).isEqualTo("log-closed");
            assertThat(Product.json(refused).at("/detail").asString()).endsWith(FINDING.swedish());
            other.recorded(Office.paragraph("KS", "2020-03-04", "§ 20", Office.adoptGoal("2", "Trygghet")));

            var page = product.get("/1610");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("quarantine-band", "role=\"alert\"", FINDING.swedish(), "Tillväxt");
            assertThat(page.headers().firstValue("ETag"))
                    .isNotEqualTo(before.headers().firstValue("ETag"));
            assertThat(product.get("/1610/mal?lang=en").body()).contains(FINDING.english());
            assertThat(product.get("/1611").body()).doesNotContain("quarantine-band");
            assertThat(Product.json(product.get("/api/v1/1610/integrity"))
                            .at("/quarantine/code")
                            .asString())
                    .isEqualTo("behind");
            assertThat(product.get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(product.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        } finally {
            quarantines.lift("1610");
        }
        office.recorded(Office.paragraph("KS", "2020-03-04", "§ 20", Office.adoptGoal("2", "Trygghet")));
        assertThat(product.get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void is_told_in_a_band_that_everybody_can_read() {
        Chromium.isNeeded();
        Office.in(product, "1613")
                .recorded(Office.paragraph("KS", "2020-02-05", "§ 12", Office.adoptGoal("1", "Tillväxt")));
        quarantines.declare(Quarantine.of("1613", FINDING, Clock.systemUTC().instant()));
        try {
            for (var width : List.of(320, 1280)) {
                try (var visitor = Chromium.visitor(width, true)) {
                    var page = visitor.newPage();
                    page.navigate(product.at("/1613/mal/1").toString());
                    assertThat(page.getByRole(AriaRole.ALERT).innerText())
                            .contains("Loggen är stängd", FINDING.swedish());
                    assertThat(Rules.stickingOut(page)).isEmpty();
                    assertThat(Rules.broken(page)).isEmpty();
                }
            }
        } finally {
            quarantines.lift("1613");
        }
    }

    @Test
    void is_closed_for_its_first_reason() {
        var first = Quarantine.of("1612", FINDING, Clock.systemUTC().instant());
        quarantines.declare(first);
        try {
            quarantines.declare(Quarantine.of(
                    "1612",
                    Finding.of(Flaw.KEY_LOST, "Nyckeln.", "The key."),
                    Clock.systemUTC().instant()));
            assertThat(quarantines.of("1612").orElseThrow().flaw()).isEqualTo(Flaw.BEHIND);
        } finally {
            quarantines.lift("1612");
        }
    }
}
