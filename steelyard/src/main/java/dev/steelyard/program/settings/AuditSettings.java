package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.time.Duration;

/** The setting for the interval at which new audit events are signed and chained. */
public record AuditSettings(Duration sealEvery) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    /** Acknowledged events are sealed within this time. */
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(10);

    private static final ConfigurationKey<Duration> SEAL_EVERY =
            KEYS.add(
                    "audit.seal_every",
                    "5s",
                    "The interval of seals, 10s at most; an event without a seal could be"
                            + " changed in the database unnoticed.",
                    ValueParsers.checked(
                            ValueParsers::duration,
                            every -> every.compareTo(SEALED_WITHIN) <= 0,
                            "10s at most"));

    public static AuditSettings read(ConfigurationValues values) {
        return new AuditSettings(values.get(SEAL_EVERY));
    }
}
