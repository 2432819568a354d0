package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.guard.internal.possession.RequestTarget;
import dev.steelyard.guard.operation.Operations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings that describe the API protected by {@code steelyard guard}, such as its audience and
 * operations.
 *
 * @param address where callers reach it; null: at its audience
 * @param silence maximum time without contact to the server
 */
public record GuardedApiSettings(
        String audience, @Nullable URI address, Operations operations, Duration silence) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<String> AUDIENCE =
            KEYS.text(
                    "guard.audience",
                    "",
                    "The identifier of the API that is guarded: aud of its tokens.");
    private static final ConfigurationKey<@Nullable URI> ADDRESS =
            KEYS.add(
                    "guard.address",
                    "",
                    "The URL at which callers reach the API, as in DPoP proofs; only scheme, host and port matter."
                            + " Empty: at guard.audience.",
                    ValueParsers.optional(ValueParsers::uri));
    private static final ConfigurationKey<Path> OPERATIONS =
            KEYS.add(
                    "guard.operations",
                    "operations.txt",
                    "The file that maps methods and paths to the required permission"
                            + " (docs/proxies.md).",
                    ValueParsers::path);
    private static final ConfigurationKey<Duration> SILENCE =
            KEYS.duration(
                    "guard.silence",
                    "60s",
                    "The maximum time without contact to the server, after which the guard refuses every request.");

    public static GuardedApiSettings read(ConfigurationValues values) {
        var audience = values.required(AUDIENCE);
        var address = values.get(ADDRESS);
        ADDRESS.check(() -> RequestTarget.of(address == null ? URI.create(audience) : address, ""));
        var operations = values.get(OPERATIONS);
        return new GuardedApiSettings(
                audience,
                address,
                OPERATIONS.check(() -> operations(operations)),
                values.get(SILENCE));
    }

    private static Operations operations(Path file) {
        try {
            return Operations.parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ", " + e.getMessage(), e);
        }
    }
}
