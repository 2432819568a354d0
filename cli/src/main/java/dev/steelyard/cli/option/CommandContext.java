package dev.steelyard.cli.option;

import java.time.InstantSource;
import java.util.Map;

/**
 * The environment variables and the clock that a command uses.
 *
 * @param environment environment variables; may hold a secret
 */
public record CommandContext(Map<String, String> environment, InstantSource clock) {
    public static CommandContext ofProcess() {
        return new CommandContext(System.getenv(), InstantSource.system());
    }

    @Override
    public String toString() {
        return "Surroundings";
    }
}
