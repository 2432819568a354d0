package dev.steelyard.guard.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token is bound to (RFC 7800 section 3): SHA-256 thumbprints in base64url, null where it is
 * not bound so. Bound both ways, both must be proved.
 *
 * @param jkt of the key of DPoP proofs (RFC 9449 section 6.1)
 * @param certificate of the client's certificate (RFC 8705 section 3.1)
 */
public record Confirmation(@Nullable String jkt, @Nullable String certificate) {
    /** A bearer token: whoever has it may use it. */
    public static final Confirmation NONE = new Confirmation(null, null);

    static final String JKT = "jkt";
    static final String CERTIFICATE = "x5t#S256";
    static final Set<String> MEMBERS = Set.of(JKT, CERTIFICATE);

    /** The value of {@code cnf}. */
    public Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        if (jkt != null) members.put(JKT, jkt);
        if (certificate != null) members.put(CERTIFICATE, certificate);
        return members;
    }
}
