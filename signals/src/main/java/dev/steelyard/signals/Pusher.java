package dev.steelyard.signals;

import dev.steelyard.admin.signal.ManageStreams;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.answer.Json;
import dev.steelyard.server.Core;
import dev.steelyard.server.chore.MessageDeliveryService;
import dev.steelyard.server.chore.RetrySchedule;
import dev.steelyard.server.keys.KeyEncryptionService;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.RequestResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Pushes security event tokens to the endpoints of receivers (RFC 8935), one at a time for each
 * stream. If a node is killed during a delivery, another node repeats it after {@link #TAKEN_FOR}:
 * a receiver must expect an event twice. Thread-safe.
 */
public final class Pusher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);

    /** Longer than any outgoing request lasts. */
    private static final Duration TAKEN_FOR = Duration.ofSeconds(30);

    private static final Pattern ERROR = Pattern.compile("[a-zA-Z_]{1,40}");

    private final Store store;
    private final SecurityEventTokens tokens;
    private final KeyEncryptionService sealed;
    private final ManageStreams manage;
    private final OutgoingRequestSender outgoing;
    private final InstantSource clock;
    private final MessageDeliveryService<Id<EventStream>> rounds =
            new MessageDeliveryService<>(new Streams());

    public Pusher(Core core) {
        this.store = core.environment().store();
        this.tokens = new SecurityEventTokens(core.keys(), core.settings().issuer().toString());
        this.sealed = core.sealedKeys();
        this.manage = core.management().streams();
        this.outgoing = core.newOutgoing();
        this.clock = core.environment().clock();
    }

    /** Starts the deliveries that are due; does not wait for them. */
    public void deliver() {
        rounds.begin();
    }

    private final class Streams implements MessageDeliveryService.Queue<Id<EventStream>> {
        @Override
        public List<MessageDeliveryService.Waiting<Id<EventStream>>> due(int limit, int each) {
            var now = clock.instant();
            return store.read(tx -> tx.eventStreams().due(now, limit, each)).stream()
                    .map(
                            waiting ->
                                    new MessageDeliveryService.Waiting<>(
                                            waiting.stream(),
                                            Optional.ofNullable(waiting.authority().reseller())))
                    .toList();
        }

        @Override
        public boolean next(Id<EventStream> id) {
            var now = clock.instant();
            return store.write(tx -> tx.eventStreams().take(id, now, now.plus(TAKEN_FOR)))
                    .flatMap(attempt -> taken(id, attempt))
                    .filter(Pusher.this::told)
                    .isPresent();
        }
    }

    /** One delivery attempt. */
    private record Push(
            EventStream stream,
            EventDelivery.Push to,
            @Nullable EncryptedValue authorization,
            SecurityEvent event,
            int attempt) {}

    private Optional<Push> taken(Id<EventStream> id, int attempt) {
        var push = store.read(tx -> push(tx, id, attempt));
        if (push.isEmpty()) {
            store.execute(tx -> tx.eventStreams().settle(id, attempt));
        }
        return push;
    }

    private static Optional<Push> push(Transaction tx, Id<EventStream> id, int attempt) {
        var stream = tx.eventStreams().find(id).orElse(null);
        if (stream == null || !(stream.delivery() instanceof EventDelivery.Push to)) {
            return Optional.empty();
        }
        var name = to.authorization();
        var secret = name == null ? null : tx.keptSecrets().find(name).orElseThrow();
        return tx.securityEvents().waiting(id, 1).stream()
                .findFirst()
                .map(event -> new Push(stream, to, secret, event, attempt));
    }

    /** Delivers an event; returns whether the receiver accepted it. */
    private boolean told(Push push) {
        var secret = push.authorization();
        var answer =
                outgoing.postToken(
                        push.stream().receiver(),
                        URI.create(push.to().endpoint()),
                        "application/secevent+jwt",
                        secret == null
                                ? null
                                : new String(sealed.open(secret), StandardCharsets.US_ASCII),
                        tokens.mint(push.stream(), push.event()));
        return switch (answer) {
            case RequestResult.Answered answered when answered.successful() -> {
                store.execute(
                        tx -> {
                            var stream = push.stream().id();
                            tx.securityEvents().taken(stream, List.of(push.event().id()));
                            tx.eventStreams().settle(stream, push.attempt());
                        });
                yield true;
            }
            case RequestResult.Answered answered -> failed(push, "status " + status(answered));
            case RequestResult.Busy() -> failed(push, "too many requests are in progress");
            case RequestResult.Failed failure -> failed(push, failure.reason());
            case RequestResult.Forbidden forbidden -> giveUp(push, forbidden.reason());
        };
    }

    /** RFC 8935, section 2.4: an object with {@code err}, of which only the code is repeated. */
    private static String status(RequestResult.Answered answer) {
        try {
            var error = Json.MAPPER.readTree(answer.body()).path("err").asString("");
            return ERROR.matcher(error).matches()
                    ? answer.status() + " " + error
                    : Integer.toString(answer.status());
        } catch (JacksonException e) {
            return Integer.toString(answer.status());
        }
    }

    private boolean failed(Push push, String reason) {
        var wait = RetrySchedule.after(push.attempt());
        if (wait.isEmpty()) {
            return giveUp(push, reason);
        }
        var id = push.stream().id();
        LOG.info(
                "the push to the receiver of stream {} failed, and will be repeated: {}",
                id,
                reason);
        var due = clock.instant().plus(wait.get());
        store.execute(tx -> tx.eventStreams().postpone(id, push.attempt(), due));
        return false;
    }

    private boolean giveUp(Push push, String reason) {
        var stream = push.stream();
        LOG.warn(
                "the push to the receiver of stream {} failed for the last time: {}",
                stream.id(),
                reason);
        manage.undelivered(stream, push.event().id(), "The push to the receiver failed: " + reason);
        return false;
    }

    /** Waits for deliveries in progress, 10 seconds at most. */
    @Override
    public void close() {
        rounds.close();
    }
}
