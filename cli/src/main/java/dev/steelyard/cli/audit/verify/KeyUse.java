package dev.steelyard.cli.audit.verify;

/**
 * How often a signing key was used in an audit export, and why the verifier trusts it or not.
 *
 * @param seals the number of seals that it signed
 */
public record KeyUse(Why why, long seals) {
    /** The reason for trusting a key. */
    public enum Why {
        /** The user named it. */
        TOLD,
        /** A trusted key named it. */
        NAMED,
        /** No key was given, and it signed first. */
        FOUND,
        /** It is not trusted. */
        UNKNOWN
    }

    KeyUse more() {
        return new KeyUse(why, seals + 1);
    }
}
