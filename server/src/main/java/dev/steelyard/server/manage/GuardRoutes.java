package dev.steelyard.server.manage;

import dev.steelyard.admin.resource.ReadGuards;
import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /guards}. */
final class GuardRoutes {
    private final ReadGuards guards;
    private final InstantSource clock;

    GuardRoutes(ReadGuards guards, InstantSource clock) {
        this.guards = guards;
        this.clock = clock;
    }

    Reply list(Call call) {
        var page = call.page();
        var found =
                guards.list(
                        call.actor(),
                        call.filter(Filters.RESOURCE_SERVER),
                        call.filter(Filters.CONNECTED),
                        call.filter(Filters.BEHIND),
                        page);
        return Replies.page(call, found, this::json, page, "_id");
    }

    private Map<String, @Nullable Object> json(ConnectedGuard guard) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", guard.id().hex());
        json.put("resource_server", guard.resourceServer().hex());
        json.put("name", guard.name());
        json.put("program", guard.version());
        json.put("connected", guard.connected(clock.instant()));
        json.put("streaming", guard.streaming());
        json.put("behind", guard.behind());
        json.put("applied", guard.applied());
        json.put("silence_ms", guard.silence().toMillis());
        json.put("started", Members.time(guard.started()));
        json.put("seen", Members.time(guard.seen()));
        json.put("states", guard.states());
        json.put("loads", guard.loads());
        json.put("hits", guard.hits());
        json.put("dropped_refusals", guard.droppedRefusals());
        json.put("dropped_uses", guard.droppedUses());
        return json;
    }
}
