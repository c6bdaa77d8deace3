package se.malspar.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;

@ProductTest
@DisplayName("A page")
class PagesTest {

    private final Product product;

    @Autowired
    PagesTest(Product product) {
        this.product = product;
    }

    @Test
    void writes_days_as_they_are_cited_in_titles_links_and_text() {
        var office = Office.in(product, "1401");
        office.recorded(Office.paragraph("KS", "2020-02-05", "§ 12", Office.adoptGoal("1", "Tillväxt")));

        assertThat(product.get("/1401/sammantrade/KS/2020-02-05").body())
                .contains(
                        "<title>KS 2020-02-05 – Testköping – Målspår</title>",
                        "href=\"/1401/tidsresa?datum=2020-02-05\"");
        assertThat(product.get("/1401/tidsresa?datum=2020-10-07").body())
                .contains(
                        "<title>Läget 2020-10-07 – Testköping – Målspår</title>",
                        "value=\"2020-10-07\"",
                        "href=\"/1401/sammantrade/KS/2020-02-05/12?datum=2020-10-07\"",
                        "Tillväxt");
    }
}
