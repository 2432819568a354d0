package dev.steelyard.http.request;

import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.certificate.InvalidCertificate;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.http.source.Source;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request with its headers, parameters, body, client certificates and source address.
 *
 * <p>Used by one thread. Parsing throws {@link MalformedRequest}, to which the server responds with
 * an error.
 */
public final class Request implements RequestHead {
    private static final byte[] EMPTY = {};

    private final ServerRequest wire;
    private final PeerInfo remote;
    private final String id;
    private final Proxies proxies;
    private final RequestLimits limits;
    private @Nullable InetAddress source;
    private @Nullable List<X509Certificate> certificates;
    private byte @Nullable [] body;

    public Request(ServerRequest wire, String id, Proxies proxies, RequestLimits limits) {
        this.wire = wire;
        this.remote = wire.remotePeer();
        this.id = id;
        this.proxies = proxies;
        this.limits = limits;
    }

    @Override
    public String id() {
        return id;
    }

    public String method() {
        return wire.prologue().method().text();
    }

    @Override
    public String path() {
        return wire.path().rawPath();
    }

    /** The value of a variable of the route's path template. */
    public String variable(String name) {
        return wire.path().pathParameters().get(name);
    }

    /** The sender's address, as far as {@link Proxies} are trusted. */
    public String source() {
        return address().getHostAddress();
    }

    /** The origin, as recorded in audit events. */
    public AuditOrigin origin() {
        return AuditOrigin.of(source(), id);
    }

    /** The source, as counted by limits. */
    public Source network() {
        return Source.of(address());
    }

    private InetAddress address() {
        var known = source;
        if (known == null) {
            known = proxies.source(peer(), headers(proxies.hops().header()));
            source = known;
        }
        return known;
    }

    /** The peer of the connection, perhaps a proxy. */
    public InetAddress peer() {
        return ((InetSocketAddress) remote.address()).getAddress();
    }

    /**
     * The certificates that the client presented, its own first; it has proved possession of that
     * one's key. Nothing else is checked. Empty: none.
     */
    public List<X509Certificate> certificates() {
        var known = certificates;
        if (known == null) {
            known = certificates(new Sender(peer(), remote, wire));
            certificates = known;
        }
        return known;
    }

    private List<X509Certificate> certificates(CertificateReader.Sender sender) {
        try {
            return proxies.certificates(sender);
        } catch (InvalidCertificate e) {
            throw new MalformedRequest(
                    "the header in which the proxy passes the client's certificate "
                            + e.description());
        }
    }

    private record Sender(InetAddress address, PeerInfo remote, ServerRequest wire)
            implements CertificateReader.Sender {
        @Override
        public List<String> header(String name) {
            return wire.headers().all(HeaderNames.create(name), List::of);
        }

        @Override
        public Optional<Certificate[]> ofConnection() {
            return remote.tlsCertificates();
        }
    }

    /** The first of {@link #certificates}. */
    public Optional<X509Certificate> certificate() {
        return certificates().stream().findFirst();
    }

    public String rawQuery() {
        return wire.query().rawValue();
    }

    public Parameters query() {
        return Parameters.parse(rawQuery(), limits.parameters());
    }

    /** The value of a header; sent more than once, the request is malformed. */
    public Optional<String> header(String name) {
        var values = headers(name);
        if (values.size() > 1) {
            throw new MalformedRequest(
                    "the header " + name.toLowerCase(Locale.ROOT) + " occurs more than once");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    @Override
    public List<String> headers(String name) {
        return values(HeaderNames.create(name));
    }

    private List<String> values(HeaderName name) {
        var headers = wire.headers();
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }

    /** The value of a cookie that was sent exactly once. */
    public Optional<String> cookie(String name) {
        return Cookies.find(values(HeaderNames.COOKIE), name);
    }

    /**
     * Waits for a body with a Content-Length, so that the endpoint finds all of it.
     *
     * @throws CloseConnectionException it did not arrive
     */
    public void receive() {
        if (wire.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            return;
        }
        try {
            body();
        } catch (RequestException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CloseConnectionException("the body did not come", e);
        }
    }

    /**
     * At most {@link RequestLimits#body} bytes.
     *
     * @throws MalformedRequest where there is no Content-Length: the size of a chunked body is
     *     known only after reading, and readers of chunks disagree about where they end
     */
    public byte[] body() {
        if (wire.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            throw new MalformedRequest(411, "Send the body with Content-Length, not in chunks.");
        }
        var read = body;
        if (read == null) {
            read = wire.content().hasEntity() ? wire.content().as(byte[].class) : EMPTY;
            body = read;
        }
        return read;
    }

    /**
     * The form in the body of a POST. Parameters in its query are refused: they end up in logs, and
     * when both are merged one check may read another value than the next.
     */
    public Parameters form() {
        if (!rawQuery().isEmpty()) {
            throw new MalformedRequest(
                    SecretInUrl.in(rawQuery())
                            ? SecretInUrl.MESSAGE
                            : "parameters belong in the body of a POST, not in its URL");
        }
        var type = header("content-type").orElse("");
        int semicolon = type.indexOf(';');
        var media = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        if (!media.equalsIgnoreCase("application/x-www-form-urlencoded")) {
            throw new MalformedRequest(
                    "the body must be a form: Content-Type: application/x-www-form-urlencoded");
        }
        return Parameters.parse(ascii(body()), limits.parameters());
    }

    private static String ascii(byte[] body) {
        try {
            return StandardCharsets.US_ASCII
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRequest("a character beyond ASCII must be percent-encoded");
        }
    }
}
