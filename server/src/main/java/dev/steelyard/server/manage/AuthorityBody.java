package dev.steelyard.server.manage;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.manage.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.Optional;
import java.util.Set;

/** Reads in whose name somebody shall act, and what they may do. */
final class AuthorityBody {
    private static final String ALLOWED = "operator, or the id of a reseller";

    private AuthorityBody() {}

    static Authority of(Body body) {
        return parse(body.string("authority"));
    }

    static Optional<Authority> optional(Body body) {
        return body.optionalString("authority").map(AuthorityBody::parse);
    }

    static Authority parse(String text) {
        if (!text.equals("operator") && Id.parse(text).isEmpty()) {
            throw ApiError.invalid("authority", ALLOWED);
        }
        return Authority.parse(text);
    }

    static Set<ManagementPermission> permissions(Body body) {
        return body.set(
                "permissions",
                ManagementPermission::parse,
                "An array of management permissions such as manage.clients:read");
    }
}
