package dev.steelyard.server.manage;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.Nearest;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads in whose name somebody shall act, and what they may do. */
final class AuthorityBody {
    private static final Pattern PLAIN = Pattern.compile("[a-z_.:-]{1,40}");

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
        var all = new LinkedHashSet<ManagementPermission>();
        for (var text : body.strings("permissions")) {
            all.add(ManagementPermission.parse(text).orElseThrow(() -> unknown(text)));
        }
        return all;
    }

    private static ApiError unknown(String text) {
        var known =
                Arrays.stream(ManagementPermission.values())
                        .map(ManagementPermission::permission)
                        .toList();
        // What is told again is plain, and short: the search takes time by its length.
        return ApiError.invalid(
                "permissions",
                "An array of management permissions such as manage.clients:read"
                        + (PLAIN.matcher(text).matches()
                                ? "; there is no " + text + Nearest.hint(text, known)
                                : ""));
    }
}
