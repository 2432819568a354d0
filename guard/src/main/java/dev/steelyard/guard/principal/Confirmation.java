package dev.steelyard.guard.principal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code cnf} claim of an access token (RFC 7800 section 3), with the thumbprints of the DPoP
 * key and of the client certificate. All bindings must be proved.
 *
 * @param jkt of the key of DPoP proofs (RFC 9449 section 6.1)
 * @param certificate of the client's certificate (RFC 8705 section 3.1)
 */
public record Confirmation(@Nullable String jkt, @Nullable String certificate) {
    /** A bearer token: any holder may use it. */
    public static final Confirmation NONE = new Confirmation(null, null);

    public static final String JKT = "jkt";
    public static final String CERTIFICATE = "x5t#S256";
    public static final Set<String> MEMBERS = Set.of(JKT, CERTIFICATE);

    /** The value of {@code cnf}. */
    public Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        if (jkt != null) members.put(JKT, jkt);
        if (certificate != null) members.put(CERTIFICATE, certificate);
        return members;
    }
}
