package dev.steelyard.server.manage;

import dev.steelyard.admin.invitation.InvitationView;
import dev.steelyard.admin.link.MadeInvitation;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.operations.model.ShownOnce;
import dev.steelyard.server.settings.ServerSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invitations as the API writes them. */
final class InvitationJson {
    private InvitationJson() {}

    /** One that is open: never its link, which was shown once. */
    static Map<String, @Nullable Object> listed(InvitationView view) {
        var invitation = view.invitation();
        var email = view.email();
        var authority = invitation.authority();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", invitation.id().hex());
        json.put("email", email == null ? null : email.written());
        if (authority == null) {
            json.put("application", Members.text(invitation.application()));
            json.put("roles", Members.texts(invitation.roles()));
        } else {
            json.put("authority", authority.claim());
            json.put(
                    "permissions",
                    Members.texts(
                            invitation.permissions().stream()
                                    .map(ManagementPermission::permission)
                                    .toList()));
        }
        json.put("inviter", invitation.inviter().who());
        json.put("attempts", invitation.attempts());
        json.put("expires", Members.time(invitation.expires()));
        json.put("version", Invitation.VERSION);
        return json;
    }

    /** A new one, with its link. */
    static Map<String, @Nullable Object> of(MadeInvitation made, ServerSettings settings) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", made.id().hex());
        json.put("link", new ShownOnce(settings.link("invitation", made.link())));
        json.put("expires", Members.time(made.expires()));
        json.put("version", Invitation.VERSION);
        return json;
    }
}
