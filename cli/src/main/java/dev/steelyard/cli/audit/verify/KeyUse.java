package dev.steelyard.cli.audit.verify;

/**
 * The number of batches that a key signed in an audit export, and the reason why the verifier
 * trusts the key or not.
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
