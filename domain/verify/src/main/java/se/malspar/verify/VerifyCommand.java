package se.malspar.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.malspar.domain.evidence.Sums;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.projections.json.TrailJson;

/** Examines an evidence package. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Granskar ett bevispaket: är det äkta, fullständigt, återskapat, tidsbestämt?")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PAKET", description = "zip-filen, eller mappen där den är uppackad")
    private @Nullable Path evidence;

    @Mixin
    private final Believed believed = new Believed();

    @Option(
            names = "--earlier",
            paramLabel = "FIL",
            description = "en kontrollpunkt som du har sedan tidigare: har loggen bara vuxit sedan dess?")
    private @Nullable Path earlier;

    @Option(
            names = "--tsa-ca",
            paramLabel = "FIL",
            description = "certifikat (PEM) för dem vars tidsstämplar du litar på")
    private @Nullable Path authorities;

    @Option(
            names = "--documents",
            paramLabel = "MAPP",
            description = "handlingarna, om du har dem: är de desamma som loggen känner?")
    private @Nullable Path papers;

    @Option(
            names = "--require",
            split = ",",
            paramLabel = "FRÅGA",
            description = "vad som ska vara visat, av ${COMPLETION-CANDIDATES}; annars räcker AUTHENTIC och REBUILT")
    private List<Asked> required = List.of();

    @Option(names = "--json", description = "svara i JSON")
    private boolean json;

    @Override
    public Integer call() {
        var read = Input.packageAt(Objects.requireNonNull(evidence));
        var report = new Examination(read.files(), believed.policy(), trusted()).report();
        if (!read.exact()) {
            report = report.with(new Finding(
                    Reason.PACKAGE,
                    Asked.AUTHENTIC,
                    Optional.empty(),
                    "Zip-filen är inte skriven som produkten skriver den: den är ändrad eller skadad."));
        }
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(
                json
                        ? TrailJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n"
                        : report.inWords());
        var all = EnumSet.of(Asked.AUTHENTIC, Asked.REBUILT);
        all.addAll(required);
        var holds = report.holds(all);
        if (!json) {
            out.print(holds ? "\nPaketet håller.\n" : "\nPAKETET HÅLLER INTE.\n");
        }
        return holds ? Verify.HOLDS : Verify.FAILS;
    }

    private Examination.Trusted trusted() {
        return new Examination.Trusted(
                Optional.ofNullable(earlier).map(VerifyCommand::note),
                authorities == null ? Set.of() : anchors(authorities),
                Optional.ofNullable(papers).map(VerifyCommand::sums));
    }

    static SignedNote note(Path file) {
        try {
            return SignedNote.parse(Input.bytes(file));
        } catch (NotWellFormed e) {
            throw new CannotTry("%s är ingen kontrollpunkt: %s".formatted(file, e.getMessage()));
        }
    }

    private static Set<TrustAnchor> anchors(Path file) {
        try {
            var anchors = new HashSet<TrustAnchor>();
            for (var certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Input.bytes(file)))) {
                anchors.add(new TrustAnchor((X509Certificate) certificate, null));
            }
            if (anchors.isEmpty()) {
                throw new CannotTry("%s innehåller inga certifikat.".formatted(file));
            }
            return anchors;
        } catch (CertificateException e) {
            throw new CannotTry("Certifikaten i %s går inte att läsa.".formatted(file));
        }
    }

    private static Set<String> sums(Path folder) {
        var sums = new HashSet<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                sums.add(Sums.sha256(Input.bytes(file)));
            }
        } catch (IOException e) {
            throw new CannotTry("Mappen %s går inte att läsa: %s".formatted(folder, e.getMessage()));
        }
        return sums;
    }
}
