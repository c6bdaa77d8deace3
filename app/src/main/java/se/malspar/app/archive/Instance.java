package se.malspar.app.archive;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import se.malspar.app.access.Users;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.LogAppender;
import se.malspar.app.eventlog.LogWriter;
import se.malspar.app.eventlog.PayloadFormat;
import se.malspar.app.integrity.AnchorFile;
import se.malspar.app.integrity.Recovery;
import se.malspar.app.integrity.SigningFolder;
import se.malspar.app.platform.Database;
import se.malspar.projections.projecting.Projections;

/** The product's database, log and answers, opened by the product's own settings without serving anybody. */
final class Instance implements AutoCloseable {

    /** Only what is asked for is made, so nothing follows the log and no port is opened. */
    @ComponentScan(
            basePackages = "se.malspar.app.platform",
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(?:Clock|Database|Axon|Answers)Wiring"))
    static class Parts {
        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }
    }

    /** Two write while another reads; nobody else asks. */
    private static final int CONNECTIONS = 4;

    private final ConfigurableApplicationContext context;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens it; throws {@link CannotGoOn} where it cannot be, such as when a product is running on the data folder. */
    static Instance open(List<String> settings) {
        var application = new SpringApplication(Parts.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLazyInitialization(true);
        application.setLogStartupInfo(false);
        var instance = new Instance(application.run(settings.toArray(String[]::new)));
        try {
            instance.context.getBean(HikariDataSource.class).setMaximumPoolSize(CONNECTIONS);
            return instance;
        } catch (BeansException failure) {
            instance.close();
            throw new CannotGoOn(inWords(failure), failure);
        }
    }

    /** In the words that the product has for why it does not start. */
    private static String inWords(BeansException failure) {
        // those that ask for more than there is here are not ours
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((_, _) -> {}))
                .stream()
                .sorted(AnnotationAwareOrderComparator.INSTANCE)
                .toList();
        return analyzers.stream()
                .filter(analyzer -> analyzer.getClass().getPackageName().startsWith("se.malspar"))
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(FailureAnalysis::getDescription))
                .map(analysis -> analysis.getAction() == null
                        ? analysis.getDescription()
                        : analysis.getDescription() + System.lineSeparator() + analysis.getAction())
                .orElseGet(() -> "Databasen gick inte att öppna: "
                        + failure.getMostSpecificCause().getMessage());
    }

    Clock clock() {
        return context.getBean(Clock.class);
    }

    EventLog log() {
        return context.getBean(EventLog.class);
    }

    LogAppender appender() {
        return new LogAppender(context.getBean(LogWriter.class), context.getBean(PayloadFormat.class));
    }

    /** Whoever may confirm what is done to a log. */
    Users users() {
        return new Users(context.getBean(JdbcClient.class), new BCryptPasswordEncoder(), clock());
    }

    /** Takes the signer's place; throws {@link CannotGoOn} where a product signs. */
    Recovery recovery() throws SQLException {
        var settings = context.getEnvironment();
        try {
            return Recovery.begin(
                    SigningFolder.open(Path.of(settings.getRequiredProperty("malspar.signing.folder"))),
                    settings.getRequiredProperty("malspar.signing.name"),
                    Optional.of(settings.getRequiredProperty("malspar.anchor.file"))
                            .filter(file -> !file.isBlank())
                            .map(file -> new AnchorFile(Path.of(file))),
                    context.getBean(Database.class).login(),
                    context.getBean(PayloadFormat.class),
                    clock());
        } catch (Recovery.NotRecovered failure) {
            throw new CannotGoOn(String.valueOf(failure.getMessage()), failure);
        }
    }

    CatchUp catchUp() {
        var projections = context.getBean(Projections.class);
        return eventsTold -> {
            var sum = new AtomicLong();
            projections.rebuildOutdated();
            projections.catchUp(told -> eventsTold.accept(sum.addAndGet(told)));
        };
    }

    @Override
    public void close() {
        context.close();
    }
}
