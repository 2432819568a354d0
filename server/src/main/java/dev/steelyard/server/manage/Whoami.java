package dev.steelyard.server.manage;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.http.answer.Reply;
import java.util.LinkedHashMap;

/** {@code GET /whoami}: who the token acts for, in whose name, and what it may do. */
final class Whoami {
    private Whoami() {}

    static Reply handle(Call call) {
        var actor = call.actor();
        var members = new LinkedHashMap<String, Object>();
        members.put("who", actor.who());
        members.put("authority", actor.authority().claim());
        members.put(
                "permissions",
                actor.permissions().stream()
                        .filter(actor::holds)
                        .map(ManagementPermission::permission)
                        .sorted()
                        .toList());
        return Reply.json(200, members).noStore();
    }
}
