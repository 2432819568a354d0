package dev.steelyard.mail;

/** How the connection to the mail server is encrypted. */
public enum SmtpSecurity {
    /** STARTTLS (RFC 3207); without it nothing is sent. */
    STARTTLS("starttls"),
    /** TLS from the start (RFC 8314). */
    TLS("tls"),
    /** Not at all: on loopback only. */
    NONE("none");

    private final String word;

    SmtpSecurity(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
