package dev.steelyard.server.settings;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;

/** What the logins of staff to the management API demand beside the password. */
public record SecondFactorSettings(SecondFactorPolicy staff) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<SecondFactorPolicy> STAFF =
            KEYS.add(
                    "staff.second_factor",
                    "required",
                    "What logins of staff to the management API demand beside the password: off,"
                            + " offered, required, or phishing_resistant (a passkey). `steelyard"
                            + " demo` starts with offered.",
                    ValueParsers.oneOf(SecondFactorPolicy.values(), SecondFactorPolicy::text));

    public static SecondFactorSettings read(ConfigurationValues values) {
        return new SecondFactorSettings(values.get(STAFF));
    }
}
