package dev.steelyard.http.source;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.certificate.InvalidCertificate;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trusted proxies in front of this server, and the headers in which they name a request's
 * source address and client certificate. Immutable.
 *
 * @param trusted their addresses; no other sender is trusted
 * @param hops the header that they write
 * @param certificates the header in which they pass client certificates; null: none
 */
public record Proxies(
        List<Network> trusted, ForwardingHeader hops, @Nullable CertificateHeader certificates) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<List<Network>> TRUSTED =
            KEYS.add(
                    "listen.trusted_proxies",
                    "",
                    "The proxies in front, as addresses or ranges with commas between"
                            + " (10.0.0.0/8,2001:db8::/32). The sender of a request that they name"
                            + " is used by limits and in the audit log. Empty: no proxy is trusted.",
                    ValueParsers.list(Network::parse));
    private static final ConfigurationKey<ForwardingHeader> FORWARDED_HEADER =
            KEYS.add(
                    "listen.forwarded_header",
                    "forwarded",
                    "Which header those proxies write: forwarded (RFC 7239) or x-forwarded-for. The other"
                            + " one is not read.",
                    ValueParsers.oneOf(ForwardingHeader.values(), ForwardingHeader::header));
    private static final CertificateHeaderSettings CERTIFICATES =
            CertificateHeaderSettings.declare(
                    KEYS,
                    "mtls.proxy_header",
                    "The header in which listen.trusted_proxies pass the certificate of their client, such"
                            + " as Client-Cert. They must remove it from clients' requests. Empty: none.",
                    TRUSTED);

    public static final Proxies NONE = new Proxies(List.of(), ForwardingHeader.FORWARDED);

    public static Proxies read(ConfigurationValues values) {
        return new Proxies(
                values.get(TRUSTED), values.get(FORWARDED_HEADER), CERTIFICATES.read(values));
    }

    /** Proxies that pass no certificates. */
    public Proxies(List<Network> trusted, ForwardingHeader hops) {
        this(trusted, hops, null);
    }

    public Proxies {
        trusted = List.copyOf(trusted);
    }

    /**
     * The address of a request's sender: the peer, or, as long as each hop is a trusted proxy, the
     * hop that it names; the first that is not trusted ends the chain. Beyond an untrusted hop any
     * sender could forge. A proxy that hides its sender ({@code unknown}) counts as the sender.
     *
     * @param values of the header that the proxies write
     */
    public InetAddress source(InetAddress peer, List<String> values) {
        var source = peer;
        if (!trusts(source)) {
            return source;
        }
        for (var hop : hops.nearestFirst(values)) {
            if (hop.isEmpty()) {
                return source;
            }
            source = hop.get();
            if (!trusts(source)) {
                return source;
            }
        }
        return source;
    }

    /**
     * The certificates that the client of a request presented, its own first; empty: none.
     *
     * @throws InvalidCertificate the header in which a proxy passes them can't be read
     */
    public List<X509Certificate> certificates(CertificateReader.Sender sender)
            throws InvalidCertificate {
        return new CertificateReader(this::trusts, certificates).of(sender);
    }

    /** Whether the address is a trusted proxy's. */
    public boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
