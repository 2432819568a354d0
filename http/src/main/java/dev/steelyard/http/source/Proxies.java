package dev.steelyard.http.source;

import dev.steelyard.guard.possession.CertificateHeader;
import dev.steelyard.guard.possession.PassedCertificates;
import dev.steelyard.guard.possession.UnreadableCertificate;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proxies in front of this server, and how they name the sender of a request. Immutable.
 *
 * @param trusted their addresses; no other sender is believed
 * @param hops what they write
 * @param certificates where they pass the certificate of their client; null: nowhere
 */
public record Proxies(List<Network> trusted, Hops hops, @Nullable CertificateHeader certificates) {
    public static final Proxies NONE = new Proxies(List.of(), Hops.FORWARDED);

    /** That pass no certificates. */
    public Proxies(List<Network> trusted, Hops hops) {
        this(trusted, hops, null);
    }

    public Proxies {
        trusted = List.copyOf(trusted);
    }

    /**
     * Where a request comes from: the peer, or, as far as each hop is a trusted proxy, the one that
     * it names; the last one that is no proxy. What lies behind an untrusted hop is any sender's
     * claim. A hop that hides its own ({@code unknown}) stands for it.
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
     * The certificates that the client of a request has shown, its own first; empty: none.
     *
     * @throws UnreadableCertificate the header in which a proxy passes them can't be read
     */
    public List<X509Certificate> certificates(PassedCertificates.Sender sender)
            throws UnreadableCertificate {
        return new PassedCertificates(this::trusts, certificates).of(sender);
    }

    /** Whether a proxy is there. */
    public boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
