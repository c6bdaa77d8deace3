package se.malspar.app.platform;

import java.util.ArrayList;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.malspar.app.eventlog.EventLog;

/** What whoever started the product reads once it answers: what runs, where, what to try and how to stop it. */
@Component
class StartMessage {

    /**
     * What there is to tell.
     *
     * @param dataFolder of the product's own database; absent where a server holds the data
     * @param demo whether the demo data is there to ask about
     */
    record Facts(
            String version,
            String java,
            String postgres,
            long events,
            int port,
            Optional<String> dataFolder,
            boolean demo) {}

    private final Environment settings;
    private final Database database;
    private final EventLog log;
    private final JdbcClient db;

    StartMessage(Environment settings, Database database, EventLog log, JdbcClient db) {
        this.settings = settings;
        this.database = database;
        this.log = log;
        this.db = db;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        System.out.println(text(facts()));
    }

    private Facts facts() {
        return new Facts(
                settings.getRequiredProperty("malspar.version"),
                Runtime.version().toString(),
                // without what a distribution adds about itself
                db.sql("select split_part(current_setting('server_version'), ' ', 1)")
                        .query(String.class)
                        .single(),
                log.head(),
                settings.getRequiredProperty("local.server.port", Integer.class),
                Optional.of(settings.getRequiredProperty("malspar.data-dir")).filter(_ -> database.embedded()),
                database.embedded() && settings.getProperty("malspar.demo", Boolean.class, false));
    }

    static String text(Facts facts) {
        var web = "http://localhost:" + facts.port();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  Målspår %s · Java %s · PostgreSQL %s %s"
                .formatted(
                        facts.version(),
                        facts.java(),
                        facts.postgres(),
                        facts.dataFolder().map("inbyggd (%s)"::formatted).orElse("på server")));
        lines.add("  %d %s i loggen".formatted(facts.events(), facts.events() == 1 ? "händelse" : "händelser"));
        lines.add("");
        lines.add("  Webb    " + web);
        lines.add("  API     " + web + "/swagger-ui.html");
        if (facts.demo()) {
            lines.add("  Prova:  " + web + "/0665/sammantrade/KS/2020-10-07");
        }
        lines.add("");
        lines.add("  Stoppa: Ctrl-C"
                + facts.dataFolder().map(". Börja om: rm -r "::concat).orElse(""));
        return String.join(System.lineSeparator(), lines);
    }
}
