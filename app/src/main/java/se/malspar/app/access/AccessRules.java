package se.malspar.app.access;

import static jakarta.servlet.DispatcherType.ERROR;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who may do what over HTTP: everybody reads; whoever changes anything must be a {@link Registrar} who says so, to the
 * interface for programs with a token in a header, at the desk with a cookie. Only the desk heeds the cookie, and only in
 * forms that it has handed out itself, so that no other site can act in a registrar's name.
 */
@Configuration(proxyBeanMethods = false)
public class AccessRules {

    private static final String DATA_ONLY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String OWN_CONTENT_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String NO_DEVICES =
            "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " microphone=(), payment=(), usb=()";

    private static final Pattern SITE =
            Pattern.compile("https?://(?:\\*\\.)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*(?::\\d{1,5})?");

    private static final int BCRYPT_ROUNDS = 12;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_ROUNDS);
    }

    @Bean
    Users users(JdbcClient db, PasswordEncoder encoder, Clock clock) {
        return new Users(db, encoder, clock);
    }

    @Bean
    AccessTokens accessTokens(JdbcClient db, Clock clock) {
        return new AccessTokens(db, clock);
    }

    @Bean
    LogInAttempts logInAttempts(Clock clock) {
        return new LogInAttempts(clock);
    }

    @Bean
    LogIns logIns(Users users, AccessTokens tokens, LogInAttempts attempts) {
        return new LogIns(users, tokens, attempts);
    }

    @Bean
    PageSession pageSession(LogIns logIns, AccessTokens tokens) {
        return new PageSession(logIns, tokens);
    }

    /** The interface for programs, and what tells how it and the product are. */
    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            AccessTokens tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        withoutCookies(http)
                .securityMatcher("/api/**", "/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .addFilterBefore(new BearerFilter(tokens), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(GET, "/**")
                        .permitAll()
                        .requestMatchers(HEAD, "/**")
                        .permitAll()
                        .requestMatchers(OPTIONS, "/**")
                        .permitAll()
                        .requestMatchers(POST, "/api/v1/tokens")
                        .permitAll()
                        .requestMatchers(DELETE, "/api/v1/tokens/current")
                        .authenticated()
                        // who is no archivist is told so by the controller
                        .requestMatchers("/api/v1/*/destructions/**")
                        .hasAnyRole(Registrar.ARCHIVIST, Registrar.REGISTRAR)
                        .requestMatchers("/api/**")
                        .hasRole(Registrar.REGISTRAR)
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, why) -> problems.resolveException(request, response, null, why))
                        .accessDeniedHandler(
                                (request, response, why) -> problems.resolveException(request, response, null, why)))
                .headers(headers -> strict(headers, DATA_ONLY));
        return http.build();
    }

    /** The logs as other programs follow them. A witness is known by its signature, and needs no log-in. */
    @Bean
    @Order(2)
    SecurityFilterChain ledger(
            HttpSecurity http,
            AccessTokens tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        withoutCookies(http)
                .securityMatcher("/ledger/**")
                .addFilterBefore(new BearerFilter(tokens), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/ledger/*/tile/entries/**")
                        .authenticated()
                        .requestMatchers(GET, "/**")
                        .permitAll()
                        .requestMatchers(HEAD, "/**")
                        .permitAll()
                        .requestMatchers(OPTIONS, "/**")
                        .permitAll()
                        .requestMatchers(POST, "/ledger/*/cosignatures")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, why) -> problems.resolveException(request, response, null, why))
                        .accessDeniedHandler(
                                (request, response, why) -> problems.resolveException(request, response, null, why)))
                .headers(headers -> strict(headers, DATA_ONLY));
        return http.build();
    }

    /** What other sites may show in a frame of theirs, where the operator has said which sites. */
    @Bean
    @Order(3)
    SecurityFilterChain embedded(HttpSecurity http, @Value("${malspar.embed.sites:}") List<String> sites) {
        withoutCookies(http)
                .securityMatcher("/inbadda/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(GET, "/**")
                        .permitAll()
                        .requestMatchers(HEAD, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(headers ->
                        strict(headers, framedBy(sites)).frameOptions(HeadersConfigurer.FrameOptionsConfig::disable));
        return http.build();
    }

    private static String framedBy(List<String> sites) {
        for (var site : sites) {
            if (!SITE.matcher(site).matches()) {
                throw new IllegalArgumentException(
                        "malspar.embed.sites: «%s» är ingen webbplats; skriv till exempel https://www.kommunen.se."
                                .formatted(site));
            }
        }
        return sites.isEmpty()
                ? OWN_CONTENT_ONLY
                : OWN_CONTENT_ONLY.replace("frame-ancestors 'none'", "frame-ancestors " + String.join(" ", sites));
    }

    /** Where registrars log in and record: forms that nobody else can have filled in for them. */
    @Bean
    @Order(4)
    SecurityFilterChain recordingPages(HttpSecurity http) {
        var formTokens = new CookieCsrfTokenRepository();
        formTokens.setCookieName(PageSession.FORM_COOKIE);
        formTokens.setCookiePath("/");
        formTokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        stateless(http)
                .securityMatcher(PageSession.LOG_IN, PageSession.LOG_OUT, "/{municipality}/registrera/**")
                .csrf(forms -> forms.csrfTokenRepository(formTokens))
                // who is logged in is for the controllers to ask: they must not lose what somebody else typed
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(
                        (request, response, _) -> PageSession.showAgain(request, response)))
                .headers(headers -> strict(headers, OWN_CONTENT_ONLY).addHeaderWriter(keptByNobody()));
        return http.build();
    }

    /** Everything that a person looks at, which is only ever read. */
    @Bean
    @Order(5)
    SecurityFilterChain pages(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        withoutCookies(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(ERROR)
                        .permitAll()
                        .requestMatchers(GET, "/**")
                        .permitAll()
                        .requestMatchers(HEAD, "/**")
                        .permitAll()
                        .requestMatchers(OPTIONS, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, _) ->
                        problems.resolveException(request, response, null, onlyReadable(request.getMethod()))))
                .headers(headers -> strict(headers, OWN_CONTENT_ONLY));
        return http.build();
    }

    /** No cookie is heeded there that a forged request could carry. */
    private static HttpSecurity withoutCookies(HttpSecurity http) {
        return stateless(http).csrf(AbstractHttpConfigurer::disable);
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static HeadersConfigurer<HttpSecurity> strict(
            HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy) {
        return headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(policy -> policy.includeSubDomains(false))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(askAgain());
    }

    /** An answer may be kept, but not used without asking whether it still stands, unless its controller says more. */
    private static HeaderWriter askAgain() {
        return (_, response) -> {
            if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            }
        };
    }

    /** What a registrar sees at the desk stays there. */
    private static HeaderWriter keptByNobody() {
        return (_, response) -> response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static HttpRequestMethodNotSupportedException onlyReadable(String method) {
        return new HttpRequestMethodNotSupportedException(
                method, List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name()));
    }
}
