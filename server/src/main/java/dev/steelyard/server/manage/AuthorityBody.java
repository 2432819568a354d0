package dev.steelyard.server.manage;

import dev.steelyard.domain.manage.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.Optional;
import java.util.Set;

/** Reads in whose name somebody shall act, and what they may do. */
final class AuthorityBody {
    private AuthorityBody() {}

    static Authority of(Body body) {
        return parse(body.string("authority"));
    }

    static Optional<Authority> optional(Body body) {
        return body.optionalString("authority").map(AuthorityBody::parse);
    }

    private static Authority parse(String text) {
        return Filters.AUTHORITY
                .read()
                .apply(text)
                .orElseThrow(() -> ApiError.invalid("authority", Filters.AUTHORITY.allowed()));
    }

    static Set<ManagementPermission> permissions(Body body) {
        return body.set(
                "permissions",
                ManagementPermission::parse,
                "An array of management permissions such as manage.clients:read");
    }
}
