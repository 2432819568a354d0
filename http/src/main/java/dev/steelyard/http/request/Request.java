package dev.steelyard.http.request;

import dev.steelyard.domain.audit.Origin;
import dev.steelyard.guard.possession.PassedCertificates;
import dev.steelyard.guard.possession.UnreadableCertificate;
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
 * One request, as endpoints see it.
 *
 * <p>Used by one thread. Parsing throws {@link MalformedRequest}, which the boundary answers.
 */
public final class Request implements Head {
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

    /** The address that it comes from, as far as {@link Proxies} can be believed. */
    public String source() {
        return address().getHostAddress();
    }

    /** As audit events tell where an act came from. */
    public Origin origin() {
        return Origin.of(source(), id);
    }

    /** The source as limits count it. */
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

    /** Whose connection it is: perhaps a proxy's. */
    public InetAddress peer() {
        return ((InetSocketAddress) remote.address()).getAddress();
    }

    /**
     * The certificates that the client has shown, its own first; it holds the key of that. Nothing
     * else is checked of them. Empty: none.
     */
    public List<X509Certificate> certificates() {
        var known = certificates;
        if (known == null) {
            known = certificates(new Sender(peer(), remote, wire));
            certificates = known;
        }
        return known;
    }

    private List<X509Certificate> certificates(PassedCertificates.Sender sender) {
        try {
            return proxies.certificates(sender);
        } catch (UnreadableCertificate e) {
            throw new MalformedRequest(
                    "the header in which the proxy passes the client's certificate "
                            + e.description());
        }
    }

    private record Sender(InetAddress address, PeerInfo remote, ServerRequest wire)
            implements PassedCertificates.Sender {
        @Override
        public List<String> header(String name) {
            return wire.headers().all(HeaderNames.create(name), List::of);
        }

        @Override
        public Optional<Certificate[]> ofConnection() {
            return remote.tlsCertificates();
        }
    }

    /** The client's own certificate, as {@link #certificates}. */
    public Optional<X509Certificate> certificate() {
        return certificates().stream().findFirst();
    }

    public String rawQuery() {
        return wire.query().rawValue();
    }

    public Parameters query() {
        return Parameters.parse(rawQuery(), limits.parameters());
    }

    /** The header, where it was sent exactly once; sent twice, the request is malformed. */
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

    /** The value of a cookie that came exactly once. */
    public Optional<String> cookie(String name) {
        return Cookies.find(values(HeaderNames.COOKIE), name);
    }

    /**
     * Waits for a body with a Content-Length, so that the endpoint finds all of it.
     *
     * @throws CloseConnectionException it did not come
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
     * @throws MalformedRequest where its length was not told: a body in chunks would be measured
     *     only while it is read, and every reader of chunks has its own idea of where they end
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
     * The form in the body of a POST. Parameters in its query are refused: they land in logs, and
     * merging the two is how one check comes to read what another did not.
     */
    public Parameters form() {
        var type = header("content-type").orElse("");
        int semicolon = type.indexOf(';');
        var media = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        if (!media.equalsIgnoreCase("application/x-www-form-urlencoded")) {
            throw new MalformedRequest(
                    "the body must be a form: Content-Type: application/x-www-form-urlencoded");
        }
        if (!rawQuery().isEmpty()) {
            throw new MalformedRequest("parameters belong in the body of a POST, not in its URL");
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
