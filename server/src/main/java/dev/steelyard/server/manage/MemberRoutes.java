package dev.steelyard.server.manage;

import dev.steelyard.admin.invitation.ManageInvitations;
import dev.steelyard.admin.user.ManageMembers;
import dev.steelyard.admin.user.Member;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import dev.steelyard.server.settings.ServerSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /applications/{id}/members}, {@code /applications/{id}/invitations}, {@code /invitations}.
 */
final class MemberRoutes {
    private final ManageMembers members;
    private final ManageInvitations invitations;
    private final ServerSettings settings;

    MemberRoutes(ManageMembers members, ManageInvitations invitations, ServerSettings settings) {
        this.members = members;
        this.invitations = invitations;
        this.settings = settings;
    }

    Reply list(Call call) {
        var page = call.page();
        var filter =
                new MemberFilter(
                        call.filter(Filters.QUERY),
                        call.filter(Filters.EMAIL),
                        call.filter(Filters.ROLE));
        return Replies.page(
                call,
                members.list(call.actor(), call.id("id"), filter, page),
                MemberRoutes::json,
                page,
                "user");
    }

    Reply get(Call call) {
        Id<Application> id = call.id("id");
        return Replies.one(
                call, members.get(call.actor(), id, call.id("user")), MemberRoutes::json);
    }

    Reply put(Call call) {
        var roles = roles(call.body("roles"));
        Id<Application> id = call.id("id");
        Id<User> user = call.id("user");
        return call.isTry()
                ? Replies.tried(
                        call,
                        members.tryPut(call.actor(), id, user, roles, call.expected()),
                        MemberRoutes::json)
                : Replies.one(
                        call,
                        members.put(call.actor(), id, user, roles, call.expected()),
                        MemberRoutes::json);
    }

    Reply delete(Call call) {
        call.noBody();
        Id<Application> id = call.id("id");
        Id<User> user = call.id("user");
        return Replies.none(call, members.remove(call.actor(), id, user, call.expected()));
    }

    Reply invite(Call call) {
        var body = call.body("email", "roles");
        var email = body.string("email");
        var roles = roles(body);
        Id<Application> id = call.id("id");
        return Posted.handed(
                call,
                actor -> invitations.invite(actor, id, email, roles),
                made -> InvitationJson.of(made, settings));
    }

    Reply invitations(Call call) {
        var page = call.page();
        return Replies.page(
                call,
                invitations.list(call.actor(), call.id("id"), call.filter(Filters.ROLE), page),
                InvitationJson::listed,
                page,
                "_id");
    }

    Reply cancel(Call call) {
        call.noBody();
        return Replies.none(call, invitations.cancel(call.actor(), call.id("id"), call.expected()));
    }

    private static Set<Id<Role>> roles(Body body) {
        return body.<Role>optionalIds("roles")
                .orElseThrow(() -> ApiError.invalid("roles", "An array of ids; it is missing"));
    }

    private static Map<String, @Nullable Object> json(Member member) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("user", member.user().hex());
        json.put("application", member.application().hex());
        json.put("name", member.name());
        json.put("roles", Members.texts(member.roles()));
        json.put("version", member.version());
        return json;
    }
}
