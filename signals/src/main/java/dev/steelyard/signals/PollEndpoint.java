package dev.steelyard.signals;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.signal.ManageOwnStreams;
import dev.steelyard.admin.signal.PolledEvents;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.signals.stream.StreamBody;
import dev.steelyard.signals.stream.StreamErrorConverter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The endpoint at which receivers poll for security event tokens (RFC 8936, section 2).
 * Thread-safe.
 */
final class PollEndpoint {
    private static final int MOST = 100;

    private final ManageOwnStreams receive;
    private final SecurityEventTokens tokens;
    private final LongPolls patience;

    PollEndpoint(ManageOwnStreams receive, SecurityEventTokens tokens, LongPolls patience) {
        this.receive = receive;
        this.tokens = tokens;
        this.patience = patience;
    }

    Reply poll(Request request, Actor actor) {
        var stream =
                Id.<EventStream>parse(request.variable("stream"))
                        .orElseThrow(StreamErrorConverter::missing);
        var body = StreamBody.of(request);
        var taken = body.texts("ack");
        int most = body.number("maxEvents", MOST);
        boolean waits = most > 0 && !body.flag("returnImmediately").orElse(false);
        var seen = patience.now();
        var polled =
                StreamErrorConverter.done(
                        receive.poll(
                                actor,
                                stream,
                                events(stream, taken == null ? List.of() : taken),
                                events(stream, body.names("setErrs")),
                                most));
        if (waits && polled.events().isEmpty()) {
            polled =
                    patience.until(
                            stream,
                            seen,
                            polled,
                            () ->
                                    StreamErrorConverter.done(
                                            receive.poll(
                                                    actor, stream, List.of(), List.of(), most)),
                            found -> !found.events().isEmpty());
        }
        return Reply.json(200, answer(polled)).noStore();
    }

    private static List<Id<SecurityEvent>> events(Id<EventStream> stream, Collection<String> jtis) {
        return jtis.stream()
                .flatMap(jti -> SecurityEventTokens.event(stream, jti).stream())
                .toList();
    }

    /** The response (section 2.3). */
    private Map<String, Object> answer(PolledEvents polled) {
        var sets = new LinkedHashMap<String, Object>();
        for (var event : polled.events()) {
            var stream = polled.stream();
            sets.put(SecurityEventTokens.jti(stream.id(), event.id()), tokens.mint(stream, event));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("sets", sets);
        answer.put("moreAvailable", polled.more());
        return answer;
    }
}
