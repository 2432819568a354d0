package dev.steelyard.program.cli.remote;

import java.time.InstantSource;
import java.util.Map;

/**
 * What a command has around it.
 *
 * @param environment as of the process; may hold a secret
 */
public record Surroundings(Map<String, String> environment, InstantSource clock) {
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), InstantSource.system());
    }

    @Override
    public String toString() {
        return "Surroundings";
    }
}
