package dev.steelyard.server.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.http.connection.PerHolderSemaphore;
import dev.steelyard.server.outgoing.RequestResult.Busy;
import dev.steelyard.server.outgoing.RequestResult.Failed;
import dev.steelyard.server.outgoing.RequestResult.Forbidden;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTPS requests to URLs that clients chose, such as their {@code jwks_uri}, protected
 * against server-side request forgery. It speaks https only, resolves the name once, checks every
 * address of the name and connects to one of them; it follows no redirect, uses no proxy and reads
 * 64 KiB at most. Few requests run at once for clients of one owner, and a bounded number in all;
 * uses that must not delay each other have an instance each. Thread-safe; a call blocks for {@link
 * OutgoingSettings#limit} at most.
 */
public final class OutgoingRequestSender {
    /** Threads that may wait for the DNS or a peer: a hanging name server must not take more. */
    private static final int AT_ONCE = 64;

    private static final int OF_ONE_OWNER = 16;

    private final ClientOwners owners;
    private final CheckedDnsResolver names;
    private final HttpsClient client;
    private final Duration limit;
    private final PerHolderSemaphore<Optional<Id<Reseller>>> places =
            new PerHolderSemaphore<>(AT_ONCE, OF_ONE_OWNER);

    public OutgoingRequestSender(OutgoingSettings settings, ClientOwners owners) {
        this(settings, owners, SystemDefaultDnsResolver.INSTANCE);
    }

    OutgoingRequestSender(OutgoingSettings settings, ClientOwners owners, DnsResolver names) {
        this.owners = owners;
        this.names = new CheckedDnsResolver(names, new AddressPolicy(settings.allowedNetworks()));
        this.client = new HttpsClient(settings, this.names);
        this.limit = settings.limit();
    }

    /**
     * Fetches {@code uri}.
     *
     * @param place of the request that waits for the answer
     */
    public RequestResult get(WaitingRequestLimiter.Place place, URI uri, String accept) {
        return send(
                place.owner(),
                uri,
                () -> {
                    var request = new HttpGet(uri);
                    request.setHeader(HttpHeaders.ACCEPT, accept);
                    return request;
                });
    }

    /**
     * Posts {@code body}, in UTF-8.
     *
     * @param client that chose the address
     */
    public RequestResult post(Id<Client> client, URI uri, String contentType, String body) {
        return post(client, uri, contentType, "*/*", null, body);
    }

    /**
     * Posts a token.
     *
     * @param client that chose the address
     * @param authorization value of the {@code Authorization} header; null: none
     */
    public RequestResult postToken(
            Id<Client> client,
            URI uri,
            String contentType,
            @Nullable String authorization,
            String token) {
        return post(client, uri, contentType, "application/json", authorization, token);
    }

    private RequestResult post(
            Id<Client> client,
            URI uri,
            String contentType,
            String accept,
            @Nullable String authorization,
            String body) {
        return send(
                owners.of(client),
                uri,
                () -> {
                    var request = new HttpPost(uri);
                    request.setHeader(HttpHeaders.ACCEPT, accept);
                    request.setHeader(HttpHeaders.CONTENT_TYPE, contentType);
                    if (authorization != null) {
                        request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
                    }
                    request.setEntity(new ByteArrayEntity(body.getBytes(UTF_8), null));
                    return request;
                });
    }

    /**
     * Whether requests to {@code uri} are refused without an attempt. It sends nothing, but looks
     * up the addresses of the name; a name that is not found in time is not forbidden.
     *
     * @param place of the request that waits for the look-up
     */
    public Optional<Forbidden> forbidden(WaitingRequestLimiter.Place place, URI uri) {
        return send(place.owner(), uri, null) instanceof Forbidden forbidden
                ? Optional.of(forbidden)
                : Optional.empty();
    }

    /**
     * @param message null: nothing is sent
     */
    private RequestResult send(
            Optional<Id<Reseller>> owner,
            URI uri,
            @Nullable Supplier<? extends HttpUriRequestBase> message) {
        if (!callable(uri)) {
            return new Forbidden("not an https URL with a host");
        }
        var exchange = message == null ? null : client.exchange(message.get());
        var place = places.take(owner);
        if (place == null) {
            return new Busy();
        }
        var task = new FutureTask<>(() -> answer(uri, exchange));
        start(place, task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Failed("no answer within " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "an outgoing request failed unexpectedly", e.getCause());
        } finally {
            if (exchange != null) {
                exchange.abort();
            }
        }
    }

    private static void start(PerHolderSemaphore.Place place, Runnable work) {
        boolean started = false;
        try {
            // A platform thread: a DNS look-up would block the carrier of virtual threads.
            Thread.ofPlatform().daemon().name("outgoing").start(() -> run(place, work));
            started = true;
        } finally {
            // The system may have no more threads.
            if (!started) {
                place.close();
            }
        }
    }

    private static void run(PerHolderSemaphore.Place place, Runnable work) {
        try (place) {
            work.run();
        }
    }

    private RequestResult answer(URI uri, HttpsClient.@Nullable Exchange exchange) {
        try {
            if (exchange == null) {
                names.resolve(uri.getHost());
                return new Failed("nothing was to be sent");
            }
            return exchange.run();
        } catch (CheckedDnsResolver.NotPublic e) {
            return new Forbidden("its address is not public");
        } catch (UnknownHostException e) {
            return new Failed("its name has no address");
        } catch (IOException e) {
            return new Failed(reason(e));
        }
    }

    /** {@link URI} accepts characters that are not allowed in requests. */
    private static boolean callable(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getPort() <= 0xffff
                && uri.getRawUserInfo() == null
                && uri.toString().chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
