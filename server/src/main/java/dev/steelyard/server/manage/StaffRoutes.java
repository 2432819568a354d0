package dev.steelyard.server.manage;

import dev.steelyard.admin.invitation.InvitationView;
import dev.steelyard.admin.invitation.ManageInvitations;
import dev.steelyard.admin.user.ManageStaff;
import dev.steelyard.admin.user.StaffMember;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.search.Search;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import dev.steelyard.server.settings.ServerSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /staff} and {@code /staff-invitations}. */
final class StaffRoutes {
    private final ManageStaff staff;
    private final ManageInvitations invitations;
    private final ServerSettings settings;

    StaffRoutes(ManageStaff staff, ManageInvitations invitations, ServerSettings settings) {
        this.staff = staff;
        this.invitations = invitations;
        this.settings = settings;
    }

    /** Of the caller's authority, or of the one that the operator names. */
    Reply list(Call call) {
        var named =
                call.<StaffMember, Search>passing(
                        Filters.QUERY,
                        (query, member) -> query.in(member.name()) || query.begins(member.user()));
        var holding =
                call.<StaffMember, ManagementPermission>passing(
                        Filters.MANAGEMENT_PERMISSION,
                        (permission, member) -> member.permissions().contains(permission));
        return Replies.all(
                call,
                staff.list(
                        call.actor(), call.filter(Filters.AUTHORITY), call.filter(Filters.EMAIL)),
                named.and(holding),
                StaffRoutes::json);
    }

    Reply get(Call call) {
        return Replies.one(call, staff.get(call.actor(), call.id("user")), StaffRoutes::json);
    }

    Reply put(Call call) {
        var body = call.body("authority", "permissions");
        Id<User> user = call.id("user");
        return Replies.one(
                call,
                staff.put(
                        call.actor(),
                        user,
                        AuthorityBody.optional(body).orElse(null),
                        AuthorityBody.permissions(body),
                        call.expected()),
                StaffRoutes::json);
    }

    Reply delete(Call call) {
        call.noBody();
        return Replies.none(call, staff.remove(call.actor(), call.id("user"), call.expected()));
    }

    Reply invite(Call call) {
        var body = call.body("email", "authority", "permissions");
        var email = body.string("email");
        var authority = AuthorityBody.optional(body).orElse(call.actor().authority());
        var permissions = AuthorityBody.permissions(body);
        return Posted.handed(
                call,
                actor -> invitations.inviteStaff(actor, email, authority, permissions),
                made -> InvitationJson.of(made, settings));
    }

    /** Of the caller's authority, or of the one that the operator names. */
    Reply invitations(Call call) {
        return Replies.all(
                call,
                invitations.listStaff(call.actor(), call.filter(Filters.AUTHORITY)),
                call.<InvitationView, ManagementPermission>passing(
                        Filters.MANAGEMENT_PERMISSION,
                        (permission, one) -> one.invitation().permissions().contains(permission)),
                InvitationJson::listed);
    }

    private static Map<String, @Nullable Object> json(StaffMember member) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("user", member.user().hex());
        json.put("name", member.name());
        json.put("authority", member.authority().claim());
        json.put(
                "permissions",
                Members.texts(
                        member.permissions().stream()
                                .map(ManagementPermission::permission)
                                .toList()));
        json.put("version", member.version());
        return json;
    }
}
