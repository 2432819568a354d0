package dev.steelyard.server.manage;

import dev.steelyard.admin.user.ManageSessions;
import dev.steelyard.admin.user.ManageUsers;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;

/** {@code /users} and {@code /users/{id}/sessions}. */
final class UserRoutes {
    private final ManageUsers users;
    private final ManageSessions sessions;

    UserRoutes(ManageUsers users, ManageSessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    Reply list(Call call) {
        var page = call.page();
        var query = call.filter(Filters.QUERY);
        return Replies.page(call, users.list(call.actor(), query, page), UserJson::of, page, "_id");
    }

    Reply get(Call call) {
        return Replies.one(call, users.get(call.actor(), call.id("id")), UserJson::whole);
    }

    Reply disable(Call call) {
        call.noBody();
        Id<User> id = call.id("id");
        var expected = call.expected();
        return Posted.one(call, actor -> users.disable(actor, id, expected), UserJson::of);
    }

    Reply enable(Call call) {
        call.noBody();
        Id<User> id = call.id("id");
        var expected = call.expected();
        return Posted.one(call, actor -> users.enable(actor, id, expected), UserJson::of);
    }

    Reply sessions(Call call) {
        var page = call.page();
        return Replies.page(
                call,
                sessions.list(call.actor(), call.id("id"), page),
                UserJson::session,
                page,
                "_id");
    }

    Reply endSession(Call call) {
        call.noBody();
        Id<User> user = call.id("id");
        return Replies.none(
                call, sessions.end(call.actor(), user, call.id("session"), call.expected()));
    }

    Reply endSessions(Call call) {
        call.noBody();
        return Replies.none(call, sessions.endAll(call.actor(), call.id("id")));
    }
}
