package dev.steelyard.server.manage;

import dev.steelyard.domain.manage.MadeInvitation;
import dev.steelyard.server.ServerSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invitation as the API writes it, once. */
final class InvitationJson {
    private InvitationJson() {}

    static Map<String, @Nullable Object> of(MadeInvitation made, ServerSettings settings) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", made.id().hex());
        json.put("link", settings.link("invitation", made.link()));
        json.put("expires", Members.time(made.expires()));
        return json;
    }
}
