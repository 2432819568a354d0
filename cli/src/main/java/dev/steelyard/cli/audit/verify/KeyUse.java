package dev.steelyard.cli.audit.verify;

/**
 * What a key signed in a file.
 *
 * @param seals how many
 */
public record KeyUse(Why why, long seals) {
    /** Why a key is trusted. */
    public enum Why {
        /** Whoever asks knows it. */
        TOLD,
        /** A trusted key named it. */
        NAMED,
        /** Nothing was known, and it signed first. */
        FOUND,
        /** It isn't. */
        UNKNOWN
    }

    KeyUse more() {
        return new KeyUse(why, seals + 1);
    }
}
