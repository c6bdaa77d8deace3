package se.malspar.app.pages.registrera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.access.Registrar;
import se.malspar.app.access.Users;
import se.malspar.app.destruction.Archive;

@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The form for destruction")
class DestructionByFormTest {

    private static final String PASSWORD = "ett lösenord för test";

    private final Product product;
    private final Browser one;
    private final Browser other;
    private final Browser registrar;

    @Autowired
    DestructionByFormTest(Product product, Users users) {
        this.product = product;
        one = archivist(users, "gun", "Gun Arkivsson", Set.of(Registrar.REGISTRAR, Registrar.ARCHIVIST));
        other = archivist(users, "hans", "Hans Arkivsson", Set.of(Registrar.REGISTRAR, Registrar.ARCHIVIST));
        registrar = archivist(users, "rut", "Rut Registrator", Set.of(Registrar.REGISTRAR));
    }

    private Browser archivist(Users users, String username, String name, Set<String> roles) {
        users.create(username, name, PASSWORD, roles, Set.of("*"));
        return new Browser(product).loggedIn(username, PASSWORD);
    }

    private static HttpResponse<String> send(Browser browser, String path, Map<String, String> typed) {
        var form = new LinkedHashMap<>(Browser.hidden(browser.get(path).body()));
        form.putAll(typed);
        return browser.post(path, form);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void shows_what_vanishes_and_what_stays_and_has_another_person_confirm() {
        var archive = Archive.in(product, "5751");
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        var path = "/5751/registrera/gallra/" + wrong;

        var form = one.get(path);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body())
                .contains("Det här försvinner", "Det här står kvar", archive.name(), "Fler i arbete", "KS 2026-01-14");
        var reviewed = send(one, path, Map.of("beslut", Archive.ORDER, "skal", "personuppgift", "handling", "granska"));
        assertThat(reviewed.body()).contains("Det går att begära");
        assertThat(location(
                        send(one, path, Map.of("beslut", Archive.ORDER, "skal", "personuppgift", "handling", "begar"))))
                .endsWith("/5751/registrera/gallra");
        var request =
                archive.office().get("/destructions").at("/requests/0/request").asString();
        assertThat(other.get("/5751/registrera/gallra").body()).contains(request, "Begärd av Gun Arkivsson (gun)");

        var confirmation = "/5751/registrera/gallra/begaran/" + request;
        assertThat(one.get(confirmation).body())
                .contains("Du begärde själv gallringen")
                .doesNotContain("value=\"gallra\"");
        assertThat(send(one, confirmation, Map.of("handling", "gallra")).body())
                .contains("Det ska bekräftas av två olika personer");
        assertThat(other.get(confirmation).body())
                .contains("value=\"gallra\"", archive.name(), "Gun Arkivsson (gun) begär");
        var receipt = location(send(other, confirmation, Map.of("handling", "gallra")));
        assertThat(receipt).contains("/5751/registrera/kvitto/");

        assertThat(other.get(receipt).body()).contains("gallras enligt").doesNotContain(archive.name());
        assertThat(other.get("/5751/registrera/gallra").body())
                .contains("Gallrat enligt", "begärt av Gun Arkivsson (gun), bekräftat av Hans Arkivsson (hans)");
        assertThat(other.get(confirmation).body()).contains("Begäran är verkställd eller avslagen");
        assertThat(product.get("/5751/sammantrade/KS/2020-02-05").body())
                .contains("gallrat", "En tidigare registrering är gallrad enligt")
                .doesNotContain(archive.name());
        assertThat(product.get("/5751/mal/1").body()).contains("En tidigare registrering är gallrad enligt");
        var then = archive.office()
                .get("/destructions")
                .at("/destructions/0/recordedAt")
                .asString();
        assertThat(product.get("/5751?datum=2020-12-31&registrerat=" + then).body())
                .contains("räknades något som sedan har gallrats")
                .doesNotContain(archive.name());
    }

    @Test
    void says_what_is_missing_before_anything_can_be_asked_for() {
        var archive = Archive.in(product, "5752");
        var wrong = archive.recordTheName();
        var path = "/5752/registrera/gallra/" + wrong;

        assertThat(one.get(path).body())
                .contains("Registreringen är inte ersatt")
                .doesNotContain("value=\"begar\"");
        archive.replace(wrong);
        assertThat(one.get(path).body())
                .contains("Inget beslut som är registrerat", "verkan=order-destruction")
                .doesNotContain("value=\"begar\"");
        assertThat(one.get("/5752/registrera/paragraf?verkan=order-destruction&registrering=" + wrong)
                        .body())
                .contains("value=\"" + wrong + "\"");
        archive.order(wrong);
        var refused = send(one, path, Map.of("beslut", Archive.ORDER, "skal", "", "handling", "begar"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Fältet får inte vara tomt");
    }

    @Test
    void can_be_declined_with_a_reason() {
        var archive = Archive.in(product, "5753");
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        var request = Archive.created(archive.ask(wrong)).at("/registration").asString();

        send(
                other,
                "/5753/registrera/gallra/begaran/" + request,
                Map.of("skal", "fel registrering", "handling", "avsla"));

        assertThat(archive.office().get("/destructions").at("/requests").size()).isZero();
        assertThat(one.get("/5753/registrera/gallra").body()).contains("Ingen begäran väntar");
    }

    @Test
    void is_for_archivists_only() {
        Archive.in(product, "5754");

        var refused = registrar.get("/5754/registrera/gallra");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("ARCHIVIST");
        assertThat(location(new Browser(product).get("/5754/registrera/gallra")))
                .contains("/logga-in");
    }
}
