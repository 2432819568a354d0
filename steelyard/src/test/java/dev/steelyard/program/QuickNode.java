package dev.steelyard.program;

import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.program.crypto.Argon2;

/** Opens nodes whose password hashes cost little. */
public final class QuickNode {
    private QuickNode() {}

    public static Node open(Configuration configuration) {
        return Node.open(
                configuration, false, random -> new Argon2(random, new Argon2.Cost(64, 1)));
    }
}
