package dev.steelyard.e2e.step;

import org.jspecify.annotations.Nullable;

/** Thrown when the result of an end-to-end step differs from the expected one. */
public final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Mismatch(String expected, @Nullable Object seen) {
        super("expected " + expected + ", saw " + seen);
    }

    /** Refuses anything that isn't the same. */
    public static void unless(boolean asExpected, String expected, @Nullable Object seen) {
        if (!asExpected) {
            throw new Mismatch(expected, seen);
        }
    }
}
