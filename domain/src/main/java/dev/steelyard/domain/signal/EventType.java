package dev.steelyard.domain.signal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A type of security event, such as session revoked (CAEP 1.0, section 3, RISC 1.0, section 2, and
 * SSF 1.0, section 8).
 */
public enum EventType {
    SESSION_REVOKED("caep", "session-revoked"),
    TOKEN_CLAIMS_CHANGE("caep", "token-claims-change"),
    CREDENTIAL_CHANGE("caep", "credential-change"),
    ACCOUNT_DISABLED("risc", "account-disabled"),
    ACCOUNT_ENABLED("risc", "account-enabled"),
    ACCOUNT_PURGED("risc", "account-purged"),
    /** Its subject is the address until then. */
    IDENTIFIER_CHANGED("risc", "identifier-changed"),
    RECOVERY_ACTIVATED("risc", "recovery-activated"),
    /** About the stream itself; sent even if not requested (SSF 1.0, section 8.1.4). */
    VERIFICATION("ssf", "verification"),
    /** About the stream itself; sent even if not requested (SSF 1.0, section 8.1.5). */
    STREAM_UPDATED("ssf", "stream-updated");

    /** The types that a receiver can request. */
    public static final List<EventType> SUPPORTED =
            List.of(
                    SESSION_REVOKED,
                    TOKEN_CLAIMS_CHANGE,
                    CREDENTIAL_CHANGE,
                    ACCOUNT_DISABLED,
                    ACCOUNT_ENABLED,
                    ACCOUNT_PURGED,
                    IDENTIFIER_CHANGED,
                    RECOVERY_ACTIVATED);

    private final String profile;
    private final String word;

    EventType(String profile, String word) {
        this.profile = profile;
        this.word = word;
    }

    /** The last segment of its URI, as the store writes it. */
    public String word() {
        return word;
    }

    public String uri() {
        return "https://schemas.openid.net/secevent/" + profile + "/event-type/" + word;
    }

    public static Optional<EventType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** The supported types that {@code uris} name, in the order of this enum. */
    public static List<EventType> supported(Collection<String> uris) {
        return SUPPORTED.stream().filter(type -> uris.contains(type.uri())).toList();
    }
}
