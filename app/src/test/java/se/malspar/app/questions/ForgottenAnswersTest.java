package se.malspar.app.questions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import se.malspar.domain.decision.Municipality;

@DisplayName("An answer that is kept")
class ForgottenAnswersTest {

    private final PastAnswers answers = new PastAnswers(1_000_000);
    private final AtomicInteger asked = new AtomicInteger();

    private String ask(Runnable meanwhile) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/api/v1/9999/state");
        request.setQueryString("recordedBy=2020-10-07T12:00:00Z");
        var response = new MockHttpServletResponse();
        FilterChain writing = (_, written) -> {
            ((HttpServletResponse) written).setHeader(HttpHeaders.CACHE_CONTROL, "public, immutable");
            written.getWriter().write("svar " + asked.incrementAndGet());
            meanwhile.run();
        };
        answers.doFilter(request, response, writing);
        return response.getContentAsString();
    }

    @Test
    void is_given_again_as_it_was() throws Exception {
        assertThat(ask(() -> {})).isEqualTo("svar 1");
        assertThat(ask(() -> {})).isEqualTo("svar 1");
    }

    @Test
    void is_written_anew_when_something_has_been_destroyed() throws Exception {
        ask(() -> {});
        answers.forget(Municipality.of("9999"));

        assertThat(ask(() -> {})).isEqualTo("svar 2");
    }

    @Test
    void is_not_kept_when_something_was_destroyed_while_it_was_written() throws Exception {
        ask(() -> answers.forget(Municipality.of("9999")));

        assertThat(ask(() -> {})).isEqualTo("svar 2");
    }
}
