package dev.steelyard.server.outgoing;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.server.outgoing.Answer.Busy;
import dev.steelyard.server.outgoing.Answer.Failed;
import dev.steelyard.server.outgoing.Answer.Forbidden;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls addresses that somebody else chose: https only, the name resolved once, every address that
 * it has checked, one of those called; no redirects, no proxy, a limited time in all, 64 KiB. Few
 * are under way at the same time for clients of one owner, and a bounded number in all: uses that
 * must not keep each other waiting have an instance each. Thread-safe; calls block for as long at
 * most.
 */
public final class Outgoing {
    /** Threads that may wait for the DNS or a peer: a name server that hangs must not take more. */
    private static final int AT_ONCE = 64;

    private static final int OF_ONE_OWNER = 16;

    private final Owners owners;
    private final Reach reach;
    private final SSLSocketFactory sockets;
    private final Names names;
    private final Duration limit;
    private final Slots<Optional<Id<Reseller>>> slots = new Slots<>(AT_ONCE, OF_ONE_OWNER);

    public Outgoing(OutgoingSettings settings, Owners owners) {
        this(settings, owners, Names.DNS);
    }

    Outgoing(OutgoingSettings settings, Owners owners, Names names) {
        this.owners = owners;
        this.reach = new Reach(settings.allowedNetworks());
        this.sockets = Trust.sockets(settings.trusted());
        this.names = names;
        this.limit = settings.limit();
    }

    /**
     * Fetches what is at {@code uri}, for a request.
     *
     * @param place of the request, which waits for it
     */
    public Answer get(WaitingPlaces.Place place, URI uri, String accept) {
        return send(place.owner(), uri, new Message("GET", accept, null, null, ""));
    }

    /**
     * Posts {@code body}, in UTF-8.
     *
     * @param client who chose the address
     */
    public Answer post(Id<Client> client, URI uri, String contentType, String body) {
        return send(owners.of(client), uri, new Message("POST", null, contentType, null, body));
    }

    /**
     * Posts a token, to somebody who may want to see a secret with it.
     *
     * @param client who chose the address
     * @param authorization the value of the header of that name; null: none
     */
    public Answer postToken(
            Id<Client> client,
            URI uri,
            String contentType,
            @Nullable String authorization,
            String token) {
        return send(
                owners.of(client),
                uri,
                new Message("POST", "application/json", contentType, authorization, token));
    }

    /**
     * Whether a call of {@code uri} would be refused here without a try, now and later. Sends
     * nothing, but asks for the addresses of the name; a name without an answer in time is not
     * forbidden.
     *
     * @param place of the request, which waits for the name
     */
    public Optional<Forbidden> forbidden(WaitingPlaces.Place place, URI uri) {
        return send(place.owner(), uri, null) instanceof Forbidden forbidden
                ? Optional.of(forbidden)
                : Optional.empty();
    }

    /**
     * @param message null: nothing is sent
     */
    private Answer send(Optional<Id<Reseller>> owner, URI uri, @Nullable Message message) {
        var target = Target.of(uri).orElse(null);
        if (target == null) {
            return new Forbidden("not an https URL with a host");
        }
        if (!slots.take(owner)) {
            return new Busy();
        }
        var exchange = new Exchange(target, sockets, (int) limit.toMillis());
        var task = new FutureTask<>(() -> answer(exchange, target, message));
        start(owner, task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Failed("no answer within " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outgoing request broke", e.getCause());
        } finally {
            exchange.abort();
        }
    }

    private void start(Optional<Id<Reseller>> owner, Runnable work) {
        boolean started = false;
        try {
            // Of the platform: a look-up in the DNS would hold the carrier of virtual ones.
            Thread.ofPlatform().daemon().name("outgoing").start(() -> run(owner, work));
            started = true;
        } finally {
            // The system may have no more threads.
            if (!started) {
                slots.giveBack(owner);
            }
        }
    }

    private void run(Optional<Id<Reseller>> owner, Runnable work) {
        try {
            work.run();
        } finally {
            slots.giveBack(owner);
        }
    }

    private Answer answer(Exchange exchange, Target target, @Nullable Message message) {
        try {
            var addresses = names.addresses(target.host());
            // All of them: a name with one foot inside is no name of the outside.
            if (!addresses.stream().allMatch(reach::permits)) {
                return new Forbidden("its address is not public");
            }
            return message == null
                    ? new Failed("nothing was to be sent")
                    : exchange.run(addresses, message);
        } catch (UnknownHostException e) {
            return new Failed("its name has no address");
        } catch (IOException e) {
            return new Failed(reason(e));
        }
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
