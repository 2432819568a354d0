package dev.steelyard.server.manage;

import dev.steelyard.domain.manage.MadeInvitation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invitation as the API writes it, once. */
final class InvitationJson {
    private InvitationJson() {}

    static Map<String, @Nullable Object> of(MadeInvitation made) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", made.id().hex());
        json.put("link", made.link().reveal());
        json.put("expires", Members.time(made.expires()));
        return json;
    }
}
