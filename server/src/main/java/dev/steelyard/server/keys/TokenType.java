package dev.steelyard.server.keys;

import com.nimbusds.jose.JOSEObjectType;
import org.jspecify.annotations.Nullable;

/**
 * A type of JWT that this server signs, with its header {@code typ}, such as {@code at+jwt} (RFC
 * 8725, section 3.11).
 */
public enum TokenType {
    /** RFC 9068, section 2.1. */
    ACCESS_TOKEN("at+jwt"),
    /** OpenID Connect Core, section 2, defines none, and clients may stumble over one. */
    ID_TOKEN(null),
    /** OpenID Connect Back-Channel Logout, section 2.4. */
    LOGOUT_TOKEN("logout+jwt"),
    /** RFC 8417, section 2.3. */
    SECURITY_EVENT("secevent+jwt"),
    /** OpenID Connect Core, section 5.3.2; it defines no type. */
    USERINFO("userinfo+jwt"),
    /** RFC 9701, section 5. */
    INTROSPECTION("token-introspection+jwt"),
    /** JARM, section 2.1, defines none. Without {@code sub} it can't pass for an ID token. */
    AUTHORIZATION_RESPONSE(null);

    private final @Nullable String typ;

    TokenType(@Nullable String typ) {
        this.typ = typ;
    }

    @Nullable JOSEObjectType typ() {
        return typ == null ? null : new JOSEObjectType(typ);
    }
}
