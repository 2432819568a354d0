package dev.steelyard.domain.user;

import java.util.Arrays;

/**
 * A clear-text password in memory, from its entry in a form until it is hashed. Never printed;
 * wiped after use.
 */
public final class Password implements AutoCloseable {
    /** Long enough for any passphrase, short enough that hashing stays bounded. */
    public static final int MAX_LENGTH = 256;

    /** NIST SP 800-63B, section 5.1.1.2, asks for 8 at least. */
    public static final int MIN_LENGTH = 10;

    private final char[] characters;

    public Password(String text) {
        this.characters = text.toCharArray();
    }

    public char[] characters() {
        return characters;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
