package dev.steelyard.guard.spring;

import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.ReportSettings;
import dev.steelyard.tls.TrustedCertificates;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.Ordered;

/**
 * The Spring configuration properties {@code steelyard.guard.*}, such as issuer, audience,
 * credentials and timeouts. Issuer, audience, resource server and secret are required: an
 * application with this starter doesn't start without them.
 *
 * @param issuer as in the tokens' {@code iss}; https, or http on loopback
 * @param audience the identifier of this API: the only {@code aud} of its tokens
 * @param address the URL at which callers reach this API, as in DPoP proofs; null: the audience
 * @param resourceServer the id of this API at the server
 * @param secret one of the secrets of this API
 * @param poll the interval of polls if the server can't stream changes
 * @param timeout the limit for one call to the server
 * @param silenceLimit the maximum time without contact to the server, after which the guard refuses
 *     every request
 * @param clockSkew the accepted difference between this clock and the issuer's
 * @param nodes addresses of the server's nodes, the preferred one first
 * @param trusted origins beside the issuer's own at which discovery may place keys and the guard's
 *     endpoints
 * @param trustedCertificates a PEM file of certificate authorities that are trusted beside those of
 *     Java, for a server with a private one
 * @param principals the cache size for states, and for tokens
 * @param reports whether the guard reports its status and decisions to the server
 * @param name the name of the guard in its reports; null: the host's
 * @param urlPatterns the paths that the filter is mapped to
 * @param order the order of the filter among filters
 * @param certificates how a proxy passes the certificates of clients
 */
@ConfigurationProperties("steelyard.guard")
public record GuardProperties(
        URI issuer,
        String audience,
        @Nullable URI address,
        String resourceServer,
        String secret,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("60s") Duration silenceLimit,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue List<URI> nodes,
        @DefaultValue Set<String> trusted,
        @Nullable Path trustedCertificates,
        @DefaultValue("" + FeedSettings.PRINCIPALS) int principals,
        @DefaultValue("true") boolean reports,
        @Nullable String name,
        @DefaultValue("/*") List<String> urlPatterns,
        @DefaultValue("" + Ordered.HIGHEST_PRECEDENCE) int order,
        @DefaultValue Certificates certificates) {

    /**
     * The keys {@code steelyard.guard.certificates.*}.
     *
     * @param header the header in which proxies pass certificates; null: only certificates of
     *     connections are read
     * @param form the form of the header: {@code rfc9440} or {@code escaped-pem}
     * @param proxies addresses of the proxies whose header is read
     */
    public record Certificates(
            @Nullable String header,
            @DefaultValue("rfc9440") String form,
            @DefaultValue List<String> proxies) {
        CertificateReader passed() {
            if (header == null) return CertificateReader.NONE;
            Set<InetAddress> trusted = new HashSet<>();
            for (String proxy : proxies) trusted.add(CertificateReader.address(proxy.strip()));
            return new CertificateReader(
                    trusted::contains,
                    new CertificateHeader(
                            header,
                            CertificateForm.parse(form)
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "steelyard.guard.certificates.form is"
                                                                    + " rfc9440 or escaped-pem"))));
        }
    }

    public GuardProperties {
        require(issuer, "issuer");
        require(audience, "audience");
        require(resourceServer, "resource-server");
        require(secret, "secret");
        if (urlPatterns.isEmpty()) {
            throw new IllegalArgumentException("steelyard.guard.url-patterns names nothing");
        }
    }

    private static void require(@Nullable Object value, String key) {
        if (value == null || value.toString().isEmpty()) {
            throw new IllegalArgumentException("steelyard.guard." + key + " is needed");
        }
    }

    FeedSettings feed() {
        return new FeedSettings(
                issuer,
                resourceServer,
                secret,
                poll,
                timeout,
                trusted,
                nodes,
                principals,
                new ReportSettings(reports, name),
                trust());
    }

    private TrustedCertificates trust() {
        String key = "steelyard.guard.trusted-certificates";
        return trustedCertificates == null
                ? TrustedCertificates.none(key)
                : TrustedCertificates.read(key, trustedCertificates);
    }

    @Override
    public String toString() {
        return "GuardProperties[issuer=%s, audience=%s, resourceServer=%s, secret=redacted]"
                .formatted(issuer, audience, resourceServer);
    }
}
