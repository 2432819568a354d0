package dev.steelyard.domain.secret;

/**
 * A kind of generated secret, such as client secret, API key or refresh token. A secret contains
 * the two letters of its kind, so that scanners can name a find.
 */
public enum SecretKind {
    CLIENT_SECRET("sk"),
    API_KEY("ak"),
    REFRESH_TOKEN("rt"),
    HANDOVER_LINK("hl"),
    /** Changes one thing of a user's account, such as its password. */
    ACCOUNT_LINK("al"),
    /** Confirms the e-mail address of a contact. */
    CONTACT_LINK("cl"),
    TRANSFER_CODE("tc"),
    AUTHORIZATION_CODE("ac"),
    PUSHED_REQUEST("pr"),
    DEVICE_CODE("dc"),
    /** Authorizes the registration of clients (RFC 7591). */
    INITIAL_ACCESS_TOKEN("it"),
    /** Authorizes a client to manage its registration (RFC 7592). */
    REGISTRATION_ACCESS_TOKEN("rg"),
    SESSION("ss"),
    /** Spares a browser that the user trusts the second factor, beside the password. */
    TRUSTED_BROWSER("tb");

    private final String letters;

    SecretKind(String letters) {
        this.letters = letters;
    }

    /** The beginning of every secret of this kind, such as {@code sy_sk_}. */
    public String prefix() {
        return "sy_" + letters + "_";
    }
}
