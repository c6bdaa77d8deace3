package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;
import se.malspar.domain.ledger.SignedNote;

/**
 * Somebody whose business it is to say that a text existed at a time (RFC 3161). Asked at one address only, the
 * configured one, and believed only where its certificate goes back to one of those in the configured file.
 */
public final class TimestampAuthority {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 64 * 1024;

    private final URI address;
    private final Set<TrustAnchor> roots;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private TimestampAuthority(URI address, Set<TrustAnchor> roots) {
        this.address = address;
        this.roots = roots;
    }

    /**
     * The one at the address.
     *
     * @param certificates a file of the certificates (PEM) that are believed
     */
    public static TimestampAuthority at(URI address, Path certificates) {
        try (var file = Files.newInputStream(certificates)) {
            var roots = new HashSet<TrustAnchor>();
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                roots.add(new TrustAnchor((X509Certificate) certificate, null));
            }
            if (roots.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s har inga certifikat / holds no certificates".formatted(certificates));
            }
            return new TimestampAuthority(address, roots);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "%s går inte att läsa som certifikat / cannot be read as certificates".formatted(certificates), e);
        }
    }

    /** What it is called among the anchors. */
    String name() {
        return address.getHost();
    }

    /**
     * When the authority says that the text existed.
     *
     * @param answer as it was given, with the token in it
     */
    record Stamped(Instant at, Checkpoints.Proof answer) {}

    /** Has the text of the checkpoint stamped; throws {@link NotStamped}. */
    Stamped stamp(SignedNote checkpoint) {
        try {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            var request =
                    generator.generate(TSPAlgorithms.SHA256, sha256(checkpoint.text()), new BigInteger(64, random));
            var answer = ask(request);
            return new Stamped(believed(request, answer), new Checkpoints.Proof(answer));
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new NotStamped("%s: %s".formatted(address, e.getMessage()), e);
        }
    }

    /** When it stamped the text; absent where it did not, or where the answer is not to be believed. */
    Optional<Instant> saysOf(String text, Checkpoints.Proof answer) {
        try {
            var token = token(answer);
            if (token.isEmpty() || !isOver(text, token.get())) {
                return Optional.empty();
            }
            var at = token.get().getTimeStampInfo().getGenTime();
            token.get().validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer(token.get(), at)));
            return Optional.of(at.toInstant());
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException unreadable) {
            return Optional.empty();
        }
    }

    /** When anybody at all stamped the text, as the answer has it: whoever made it. */
    static Optional<Instant> claimsOf(String text, Checkpoints.Proof answer) {
        try {
            return token(answer)
                    .filter(token -> isOver(text, token))
                    .map(token -> token.getTimeStampInfo().getGenTime().toInstant());
        } catch (TSPException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<TimeStampToken> token(Checkpoints.Proof answer) throws TSPException, IOException {
        return Optional.ofNullable(new TimeStampResponse(answer.bytes()).getTimeStampToken());
    }

    private static boolean isOver(String text, TimeStampToken token) {
        return token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                && Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private byte[] ask(TimeStampRequest request) throws IOException {
        var asked = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                .build();
        try {
            var answer = http.send(asked, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                var bytes = body.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() != 200 || bytes.length > MOST_BYTES) {
                    throw new IOException("svarade %d med %d byte".formatted(answer.statusCode(), bytes.length));
                }
                return bytes;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Instant believed(TimeStampRequest request, byte[] answer)
            throws TSPException, IOException, GeneralSecurityException, OperatorCreationException {
        var response = new TimeStampResponse(answer);
        response.validate(request);
        var token = response.getTimeStampToken();
        if (token == null) {
            throw new TSPException("vägrades: " + response.getStatusString());
        }
        var at = token.getTimeStampInfo().getGenTime();
        var signer = signer(token, at);
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        return at.toInstant();
    }

    /** The certificate that the token is signed with, where it goes back to one that is believed. */
    private X509Certificate signer(TimeStampToken token, Date at) throws GeneralSecurityException, IOException {
        var given = new ArrayList<X509Certificate>();
        for (var holder : all(token.getCertificates())) {
            given.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        var wanted = new X509CertSelector();
        wanted.setIssuer(token.getSID().getIssuer().getEncoded());
        wanted.setSerialNumber(token.getSID().getSerialNumber());
        var path = new PKIXBuilderParameters(roots, wanted);
        path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(given)));
        path.setDate(at);
        // nobody else is asked: what was revoked is for whoever checks the token to find out
        path.setRevocationEnabled(false);
        var built =
                CertPathBuilder.getInstance("PKIX").build(path).getCertPath().getCertificates();
        return (X509Certificate) built.getFirst();
    }

    private static List<X509CertificateHolder> all(Store<X509CertificateHolder> certificates) {
        return List.copyOf(certificates.getMatches(null));
    }

    /** There is no token to believe. */
    static final class NotStamped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotStamped(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
