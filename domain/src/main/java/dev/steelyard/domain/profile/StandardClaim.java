package dev.steelyard.domain.profile;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A standard claim about a user that this server supports, such as {@code given_name} (OpenID
 * Connect Core, section 5.1).
 */
public enum StandardClaim {
    NAME("profile"),
    GIVEN_NAME("profile"),
    MIDDLE_NAME("profile"),
    FAMILY_NAME("profile"),
    NICKNAME("profile"),
    PREFERRED_USERNAME("profile"),
    GENDER("profile"),
    BIRTHDATE("profile"),
    PROFILE("profile"),
    PICTURE("profile"),
    WEBSITE("profile"),
    LOCALE("profile"),
    ZONEINFO("profile"),
    UPDATED_AT("profile"),
    EMAIL("email"),
    EMAIL_VERIFIED("email"),
    PHONE_NUMBER("phone"),
    PHONE_NUMBER_VERIFIED("phone"),
    ADDRESS("address");

    private final String scope;

    StandardClaim(String scope) {
        this.scope = scope;
    }

    /** The claim as it is written in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<StandardClaim> parse(String text) {
        return Arrays.stream(values()).filter(claim -> claim.text().equals(text)).findFirst();
    }

    /** The claims that {@code scopes} request (section 5.4). */
    public static Set<StandardClaim> ofScopes(Collection<String> scopes) {
        var claims = EnumSet.allOf(StandardClaim.class);
        claims.removeIf(claim -> !scopes.contains(claim.scope));
        return claims;
    }
}
