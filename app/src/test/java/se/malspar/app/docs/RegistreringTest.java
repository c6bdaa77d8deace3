package se.malspar.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;

@ProductTest
@DisplayName("The worked example of docs/registrering.md")
class RegistreringTest {

    private final Product product;

    @Autowired
    RegistreringTest(Product product) {
        this.product = product;
    }

    @Test
    void is_recorded_as_it_stands_and_answers_what_the_text_says() {
        var office = Office.in(product, "1301");
        var example = Repository.codeBlocks(Repository.read("docs/registrering.md"), "json")
                .getFirst();

        var recorded = office.recorded(example);

        assertThat(recorded.at("/events").size()).isEqualTo(4);
        var goal = office.get("/goals/ks-2020-1?date=2020-02-05").at("/goal/fields");
        assertThat(goal.at("/wording/blame/cited").asString()).isEqualTo("KS 2020-02-05 § 12 p 1");
        assertThat(goal.at("/ambitionLevel/blame/cited").asString()).isEqualTo("KS 2020-02-05 § 12 p 2");
        assertThat(office.get("/goals/ks-2020-1?decidedBy=2020-02-05&validOn=2020-02-05")
                        .at("/goal/fields/ambitionLevel/blame/validFrom")
                        .asString())
                .isEqualTo("2020-01-01");
        assertThat(office.get("/proposals").toString()).contains("Kommunfullmäktige noterar målet.");
        assertThat(office.get("/completeness").toString()).contains("KF 2019-06-17 § 88");
    }

    @Test
    void and_the_follow_up_of_the_same_page_is_recorded_as_it_stands() {
        var office = Office.in(product, "1302");
        office.recorded(Office.paragraph("KS", "2025-12-10", "§ 215", """
                {"command":{"type":"adopt-goal","goal":"1","content":{"wording":"Tillväxt","kind":"STEERING","owner":"KS"}}}""", """
                {"command":{"type":"adopt-measure","goal":"1","measure":"nki","name":"NKI"}}""", """
                {"command":{"type":"adopt-plan","plan":"KS-2026"}}""", """
                {"command":{"type":"add-activity","plan":"KS-2026","activity":"portal","content":{"heading":"Portal"}}}"""));
        var example = Repository.codeBlocks(Repository.read("docs/registrering.md"), "json").stream()
                .filter(block -> block.contains("\"activities\""))
                .findFirst()
                .orElseThrow();

        var recorded = office.created(office.post("/api/v1/1302/follow-ups", example));

        assertThat(recorded.at("/events").size()).isEqualTo(5);
    }
}
