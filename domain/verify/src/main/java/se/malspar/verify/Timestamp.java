package se.malspar.verify;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An authority's word that some bytes existed at a time (RFC 3161): the answer as it was sent, read with the JDK alone. */
final class Timestamp {

    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String TST_INFO = "1.2.840.113549.1.9.16.1.4";
    private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
    private static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private static final int CONTEXT_0 = 0xa0;

    /** The digests that are believed; SHA-1 is not among them, except to name a certificate. */
    private static final Map<String, String> DIGESTS = Map.of(
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String RSA_PSS = "1.2.840.113549.1.1.10";
    private static final Map<String, String> SIGNATURES = Map.of(
            "1.2.840.113549.1.1.11", "SHA256withRSA",
            "1.2.840.113549.1.1.12", "SHA384withRSA",
            "1.2.840.113549.1.1.13", "SHA512withRSA",
            "1.2.840.10045.4.3.2", "SHA256withECDSA",
            "1.2.840.10045.4.3.3", "SHA384withECDSA",
            "1.2.840.10045.4.3.4", "SHA512withECDSA",
            "1.3.101.112", "Ed25519");

    private static final DateTimeFormatter GENERALIZED_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMddHHmmss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT);

    private final String imprintDigest;
    private final byte[] imprint;
    private final Instant stampedAt;
    private final List<X509Certificate> certificates;
    private final X509Certificate signer;

    private Timestamp(
            String imprintDigest,
            byte[] imprint,
            Instant stampedAt,
            List<X509Certificate> certificates,
            X509Certificate signer) {
        this.imprintDigest = imprintDigest;
        this.imprint = imprint;
        this.stampedAt = stampedAt;
        this.certificates = certificates;
        this.signer = signer;
    }

    /** Reads an authority's answer and checks that it is signed by the certificate that it names. */
    static Timestamp read(byte[] response) throws BrokenTimestamp {
        var parts = Der.read(response).require(Der.SEQUENCE).parts();
        if (parts.size() != 2) {
            throw new BrokenTimestamp("det är inget svar med en stämpel i.");
        }
        var status = parts.getFirst().part(0).integer().intValue();
        if (status != 0 && status != 1) {
            throw new BrokenTimestamp("stämpeln beviljades inte (status %d).".formatted(status));
        }
        var token = parts.get(1).require(Der.SEQUENCE);
        requireOid(token.part(0), SIGNED_DATA);
        var signed =
                token.part(1).require(CONTEXT_0).part(0).require(Der.SEQUENCE).parts();
        if (signed.size() < 5 || signed.get(3).tag() != CONTEXT_0) {
            throw new BrokenTimestamp("den har inte sina certifikat med sig.");
        }
        var encapsulated = signed.get(2).require(Der.SEQUENCE);
        requireOid(encapsulated.part(0), TST_INFO);
        var content = encapsulated
                .part(1)
                .require(CONTEXT_0)
                .part(0)
                .require(Der.OCTET_STRING)
                .inner();
        var certificates = certificates(signed.get(3));
        var signers = signed.getLast().require(Der.SET).parts();
        if (signers.size() != 1) {
            throw new BrokenTimestamp("den har inte en enda underskrift.");
        }
        var signer = checkSigner(signers.getFirst().require(Der.SEQUENCE).parts(), content, certificates);
        return of(Der.read(content).require(Der.SEQUENCE), certificates, signer);
    }

    private static Timestamp of(Der info, List<X509Certificate> certificates, X509Certificate signer)
            throws BrokenTimestamp {
        var imprint = info.part(2).require(Der.SEQUENCE);
        var digest = digest(imprint.part(0));
        return new Timestamp(
                digest,
                imprint.part(1).require(Der.OCTET_STRING).inner(),
                instant(info.part(4).require(Der.GENERALIZED_TIME).text()),
                certificates,
                signer);
    }

    private static Instant instant(String generalizedTime) throws BrokenTimestamp {
        try {
            return LocalDateTime.parse(generalizedTime, GENERALIZED_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new BrokenTimestamp("tiden går inte att läsa.");
        }
    }

    private static void requireOid(Der value, String expected) throws BrokenTimestamp {
        if (!value.oid().equals(expected)) {
            throw new BrokenTimestamp("en del av den är något annat än den ska.");
        }
    }

    private static String digest(Der algorithm) throws BrokenTimestamp {
        var digest = DIGESTS.get(algorithm.part(0).oid());
        if (digest == null) {
            throw new BrokenTimestamp("summan är av ett slag som inte godtas.");
        }
        return digest;
    }

    private static List<X509Certificate> certificates(Der set) throws BrokenTimestamp {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var certificates = new ArrayList<X509Certificate>();
            for (var each : set.parts()) {
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each.whole())));
            }
            return List.copyOf(certificates);
        } catch (CertificateException e) {
            throw new BrokenTimestamp("ett certifikat går inte att läsa.");
        }
    }

    /** The certificate whose key signed the content, through the attributes that it signed (RFC 5652, section 5.4). */
    private static X509Certificate checkSigner(List<Der> info, byte[] content, List<X509Certificate> certificates)
            throws BrokenTimestamp {
        if (info.size() < 6 || info.get(3).tag() != CONTEXT_0) {
            throw new BrokenTimestamp("den är inte underskriven på det sätt som en stämpel ska vara.");
        }
        var digest = digest(info.get(2));
        var attributes = info.get(3);
        requireOid(attribute(attributes, CONTENT_TYPE), TST_INFO);
        if (!Arrays.equals(
                attribute(attributes, MESSAGE_DIGEST).require(Der.OCTET_STRING).inner(), sum(digest, content))) {
            throw new BrokenTimestamp("innehållet är ändrat.");
        }
        var signer = named(info.get(1), certificates);
        checkNamedIn(attributes, signer);
        // signed as the set that it is, not by the tag that it has here
        var signed = attributes.whole();
        signed[0] = (byte) Der.SET;
        if (!verifies(
                signer,
                digest,
                info.get(4),
                signed,
                info.get(5).require(Der.OCTET_STRING).inner())) {
            throw new BrokenTimestamp("underskriften stämmer inte.");
        }
        return signer;
    }

    private static Der attribute(Der attributes, String type) throws BrokenTimestamp {
        for (var attribute : attributes.parts()) {
            if (attribute.part(0).oid().equals(type)) {
                return attribute.part(1).require(Der.SET).part(0);
            }
        }
        throw new BrokenTimestamp("den saknar en uppgift som ska vara underskriven.");
    }

    private static X509Certificate named(Der issuerAndSerial, List<X509Certificate> certificates)
            throws BrokenTimestamp {
        issuerAndSerial.require(Der.SEQUENCE);
        var issuer = issuerAndSerial.part(0).whole();
        var serial = issuerAndSerial.part(1).integer();
        for (var certificate : certificates) {
            if (certificate.getSerialNumber().equals(serial)
                    && Arrays.equals(certificate.getIssuerX500Principal().getEncoded(), issuer)) {
                return certificate;
            }
        }
        throw new BrokenTimestamp("undertecknarens certifikat är inte med.");
    }

    /** The certificate's own sum is signed too, so that no other with the same key can stand in for it (RFC 5035). */
    private static void checkNamedIn(Der attributes, X509Certificate signer) throws BrokenTimestamp {
        for (var attribute : attributes.parts()) {
            var type = attribute.part(0).oid();
            if (type.equals(SIGNING_CERTIFICATE) || type.equals(SIGNING_CERTIFICATE_V2)) {
                var named = attribute
                        .part(1)
                        .part(0)
                        .part(0)
                        .part(0)
                        .require(Der.SEQUENCE)
                        .parts();
                var own = type.equals(SIGNING_CERTIFICATE)
                        ? "SHA-1"
                        : named.getFirst().tag() == Der.SEQUENCE ? digest(named.getFirst()) : "SHA-256";
                var sum = named.get(named.getFirst().tag() == Der.SEQUENCE ? 1 : 0)
                        .require(Der.OCTET_STRING)
                        .inner();
                if (Arrays.equals(sum, sum(own, encoded(signer)))) {
                    return;
                }
                throw new BrokenTimestamp("certifikatet är inte det som är underskrivet.");
            }
        }
        throw new BrokenTimestamp("den säger inte vilket certifikat den är gjord med.");
    }

    private static byte[] encoded(X509Certificate certificate) throws BrokenTimestamp {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new BrokenTimestamp("ett certifikat går inte att läsa.");
        }
    }

    private static boolean verifies(X509Certificate signer, String digest, Der algorithm, byte[] signed, byte[] made)
            throws BrokenTimestamp {
        try {
            var verifier = verifier(algorithm.part(0).oid(), digest);
            verifier.initVerify(signer.getPublicKey());
            verifier.update(signed);
            return verifier.verify(made);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature verifier(String algorithm, String digest)
            throws GeneralSecurityException, BrokenTimestamp {
        if (algorithm.equals(RSA)) {
            return Signature.getInstance(digest.replace("-", "") + "withRSA");
        }
        if (algorithm.equals(RSA_PSS)) {
            var verifier = Signature.getInstance("RSASSA-PSS");
            var length = MessageDigest.getInstance(digest).getDigestLength();
            verifier.setParameter(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), length, 1));
            return verifier;
        }
        var name = SIGNATURES.get(algorithm);
        if (name == null) {
            throw new BrokenTimestamp("underskriften är av ett slag som inte godtas (%s).".formatted(algorithm));
        }
        return Signature.getInstance(name);
    }

    private static byte[] sum(String digest, byte[] content) {
        try {
            return MessageDigest.getInstance(digest).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + digest, e);
        }
    }

    /** That it is these bytes that existed. */
    void requireOver(byte[] stamped) throws BrokenTimestamp {
        if (!Arrays.equals(imprint, sum(imprintDigest, stamped))) {
            throw new BrokenTimestamp("den gäller inte den här kontrollpunkten (%s)."
                    .formatted(HexFormat.of().formatHex(imprint)));
        }
    }

    /** That one of the authorities vouches for whoever made it, for making timestamps, at the time it was made. */
    void requireFrom(Set<TrustAnchor> authorities) throws BrokenTimestamp {
        try {
            var usage = signer.getExtendedKeyUsage();
            if (usage == null
                    || !usage.equals(List.of(TIME_STAMPING))
                    || !signer.getCriticalExtensionOIDs().contains(EXTENDED_KEY_USAGE)) {
                throw new BrokenTimestamp("certifikatet är inte till för tidsstämplar.");
            }
            var path = new ArrayList<X509Certificate>();
            for (var next = signer; next != null && path.size() <= certificates.size(); next = above(next)) {
                if (isAnchor(next, authorities)) {
                    break;
                }
                path.add(next);
            }
            if (path.isEmpty()) {
                throw new BrokenTimestamp("undertecknaren står själv bland dem som ska gå i god för den.");
            }
            var parameters = new PKIXParameters(authorities);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(stampedAt));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (CertPathValidatorException e) {
            throw new BrokenTimestamp("ingen av dem som du litar på går i god för %s.".formatted(authority()));
        } catch (GeneralSecurityException e) {
            throw new BrokenTimestamp("certifikaten går inte att pröva: %s.".formatted(e.getMessage()));
        }
    }

    private static boolean isAnchor(X509Certificate certificate, Set<TrustAnchor> authorities) {
        return authorities.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
    }

    private @Nullable X509Certificate above(X509Certificate certificate) {
        if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            return null;
        }
        return certificates.stream()
                .filter(other -> other.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .findFirst()
                .orElse(null);
    }

    Instant stampedAt() {
        return stampedAt;
    }

    /** Who made it, by its certificate. */
    String authority() {
        return signer.getSubjectX500Principal().getName();
    }
}
