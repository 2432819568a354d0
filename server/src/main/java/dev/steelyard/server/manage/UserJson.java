package dev.steelyard.server.manage;

import dev.steelyard.admin.user.UserView;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users and their sessions as the API writes them: never what they log in with. */
final class UserJson {
    private UserJson() {}

    static Map<String, @Nullable Object> of(User user) {
        var json = members(user);
        json.put("version", user.version());
        return json;
    }

    static Map<String, @Nullable Object> whole(UserView view) {
        var json = members(view.user());
        var staff = view.staff();
        json.put("memberships", view.memberships().stream().map(UserJson::membership).toList());
        json.put("staff", staff == null ? null : staff(staff));
        json.put("version", view.user().version());
        return json;
    }

    private static Map<String, @Nullable Object> members(User user) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", user.id().hex());
        json.put("email", user.email().written());
        json.put("email_verified", user.emailVerified());
        json.put("name", user.name());
        json.put("disabled", user.disabled());
        return json;
    }

    private static Map<String, @Nullable Object> membership(Membership membership) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("application", membership.application().hex());
        json.put("roles", Members.texts(membership.roles()));
        return json;
    }

    private static Map<String, @Nullable Object> staff(Staff staff) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("authority", staff.authority().claim());
        json.put(
                "permissions",
                Members.texts(
                        staff.permissions().stream()
                                .map(ManagementPermission::permission)
                                .toList()));
        return json;
    }

    static Map<String, @Nullable Object> session(Session session) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", session.id().hex());
        json.put("created", Members.time(session.created()));
        json.put("last_seen", Members.time(session.lastSeen()));
        json.put("auth_time", Members.time(session.authTime()));
        json.put("version", Session.VERSION);
        return json;
    }
}
