package dev.steelyard.server.claims;

import dev.steelyard.domain.claim.StandardClaim;
import dev.steelyard.domain.user.User;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** A person, as told by claims. */
public record Person(User user) {
    /** The values of {@code claims}, in the order of the standard; those that are there. */
    public Map<String, Object> tell(Collection<StandardClaim> claims) {
        var told = new LinkedHashMap<String, Object>();
        var names = EnumSet.noneOf(StandardClaim.class);
        names.addAll(claims);
        for (var claim : names) {
            told.put(claim.text(), value(claim));
        }
        return told;
    }

    private Object value(StandardClaim claim) {
        return switch (claim) {
            case NAME -> user.name();
            case EMAIL -> user.email().written();
            case EMAIL_VERIFIED -> user.emailVerified();
        };
    }
}
