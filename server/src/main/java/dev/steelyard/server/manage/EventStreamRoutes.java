package dev.steelyard.server.manage;

import dev.steelyard.admin.signal.ManageStreams;
import dev.steelyard.admin.signal.StreamView;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.http.answer.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /event-streams}, as staff sees them. Receivers have endpoints of their own. */
final class EventStreamRoutes {
    private final ManageStreams streams;

    EventStreamRoutes(ManageStreams streams) {
        this.streams = streams;
    }

    Reply list(Call call) {
        var page = call.page();
        return Replies.page(
                call, streams.list(call.actor(), page), EventStreamRoutes::json, page, "_id");
    }

    Reply get(Call call) {
        return Replies.one(call, streams.get(call.actor(), call.id("id")), EventStreamRoutes::json);
    }

    Reply pause(Call call) {
        var reason = call.body("reason").optionalString("reason").orElse(null);
        Id<EventStream> id = call.id("id");
        var expected = call.expected();
        return Posted.one(
                call, actor -> streams.pause(actor, id, reason, expected), EventStreamRoutes::json);
    }

    Reply resume(Call call) {
        call.noBody();
        Id<EventStream> id = call.id("id");
        var expected = call.expected();
        return Posted.one(
                call, actor -> streams.resume(actor, id, null, expected), EventStreamRoutes::json);
    }

    Reply remove(Call call) {
        call.noBody();
        return Replies.none(call, streams.remove(call.actor(), call.id("id"), call.expected()));
    }

    private static Map<String, @Nullable Object> json(StreamView view) {
        var stream = view.stream();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", stream.id().hex());
        json.put("client", stream.receiver().hex());
        json.put("authority", stream.authority().claim());
        json.put("description", stream.description());
        json.put("events", stream.types().stream().map(EventType::word).toList());
        json.put("method", stream.delivery() instanceof EventDelivery.Push ? "push" : "poll");
        json.put(
                "endpoint",
                stream.delivery() instanceof EventDelivery.Push push ? push.endpoint() : null);
        json.put("status", stream.status().word());
        json.put("reason", stream.reason());
        json.put("created", Members.time(stream.created()));
        json.put("waiting", view.waiting());
        json.put("delivered", stream.delivered());
        json.put("dropped", stream.dropped());
        json.put("version", stream.version());
        return json;
    }
}
