package dev.steelyard.demo.http;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.Preflight;
import dev.steelyard.guard.possession.PassedCertificates;
import dev.steelyard.guard.possession.UnreadableCertificate;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what the guard allows, with {@link Decision.Allowed} in the request's context, and
 * answers the rest. Add it before every route.
 */
public final class GuardFilter implements Filter {
    private static final HeaderName API_KEY = HeaderNames.create(GuardRequest.API_KEY);
    private static final HeaderName DPOP = HeaderNames.create(GuardRequest.DPOP);

    private static final System.Logger LOG = System.getLogger(GuardFilter.class.getName());

    private final Guard guard;
    private final PassedCertificates certificates;
    private final Answers answers;

    /**
     * @param certificates how clients show theirs
     */
    public GuardFilter(Guard guard, PassedCertificates certificates, Answers answers) {
        this.guard = guard;
        this.certificates = certificates;
        this.answers = answers;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String reference = RequestId.start(request, response);
        Preflight origin = crossOrigin(request, response);
        if (isPreflight(request)) {
            preflight(request, response, origin, reference);
            return;
        }
        if (isMetadata(request)) {
            answers.metadata(request, response, guard.metadata());
            return;
        }
        switch (guard.decide(guardRequest(request, reference))) {
            case Decision.Allowed allowed -> {
                request.context().register(allowed);
                chain.proceed();
            }
            case Decision.Refused refused -> answers.refuse(request, response, refused.refusal());
        }
    }

    private boolean isMetadata(ServerRequest request) {
        String method = request.prologue().method().text();
        return (method.equals("GET") || method.equals("HEAD"))
                && request.prologue().uriPath().rawPath().equals(guard.metadata().path());
    }

    private GuardRequest guardRequest(ServerRequest request, String reference) {
        String query = request.prologue().query().rawValue();
        return new GuardRequest(
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(),
                query.isEmpty() ? null : query,
                every(request, HeaderNames.AUTHORIZATION),
                every(request, API_KEY),
                every(request, DPOP),
                certificate(request, reference),
                every(request, HeaderNames.ORIGIN),
                reference);
    }

    /** Where it can't be read there is none: what is bound to one is then refused. */
    private @Nullable X509Certificate certificate(ServerRequest request, String reference) {
        try {
            List<X509Certificate> shown = certificates.of(new Sender(request));
            return shown.isEmpty() ? null : shown.getFirst();
        } catch (UnreadableCertificate e) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the certificate that a proxy passes {1}",
                    reference,
                    e.description());
            return null;
        }
    }

    private record Sender(ServerRequest request) implements PassedCertificates.Sender {
        @Override
        public InetAddress address() {
            return ((InetSocketAddress) request.remotePeer().address()).getAddress();
        }

        @Override
        public List<String> header(String name) {
            return every(request, HeaderNames.create(name));
        }

        @Override
        public Optional<Certificate[]> ofConnection() {
            return request.remotePeer().tlsCertificates();
        }
    }

    /** So that the page can read the answer, also that it was refused. */
    private Preflight crossOrigin(ServerRequest request, ServerResponse response) {
        response.headers().add(HeaderNames.VARY, "Origin");
        List<String> origins = every(request, HeaderNames.ORIGIN);
        if (origins.size() != 1) return new Preflight.Denied();
        Preflight preflight = guard.preflight(origins.getFirst());
        if (preflight instanceof Preflight.Permitted permitted && !isPreflight(request)) {
            permitted.answerHeaders().forEach((name, value) -> response.header(name, value));
        }
        return preflight;
    }

    private void preflight(
            ServerRequest request, ServerResponse response, Preflight origin, String reference) {
        switch (origin) {
            case Preflight.Permitted permitted -> {
                permitted.headers().forEach((name, value) -> response.header(name, value));
                response.status(204).send();
            }
            case Preflight.Denied() ->
                    answers.refuse(
                            request, response, Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED, reference));
        }
    }

    private static boolean isPreflight(ServerRequest request) {
        return request.prologue().method().text().equals("OPTIONS")
                && request.headers().contains(HeaderNames.ORIGIN)
                && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static List<String> every(ServerRequest request, HeaderName name) {
        return request.headers().all(name, List::of);
    }
}
