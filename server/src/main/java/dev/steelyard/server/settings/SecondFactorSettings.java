package dev.steelyard.server.settings;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.time.Duration;

/**
 * What logins demand beside the password.
 *
 * @param staff of logins of staff to the management API
 * @param trustedBrowser how long a browser that a user trusts is not asked for it; zero: there are
 *     no such browsers
 */
public record SecondFactorSettings(SecondFactorPolicy staff, Duration trustedBrowser) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<SecondFactorPolicy> STAFF =
            KEYS.add(
                    "staff.second_factor",
                    "required",
                    "What logins of staff to the management API demand beside the password: off,"
                            + " offered, required, or phishing_resistant (a passkey). `steelyard"
                            + " demo` starts with offered.",
                    ValueParsers.oneOf(SecondFactorPolicy.values(), SecondFactorPolicy::text));

    private static final ConfigurationKey<Duration> TRUSTED_BROWSER =
            KEYS.add(
                    "lifetimes.trusted_browser",
                    "30d",
                    "How long a browser that a user trusts is not asked for the second factor;"
                            + " 1d to 365d, or 0: users can't trust browsers.",
                    SecondFactorSettings::trusted);

    private static Duration trusted(String text) {
        return text.equals("0") ? Duration.ZERO : ValueParsers.duration("1d", "365d").apply(text);
    }

    public static SecondFactorSettings read(ConfigurationValues values) {
        return new SecondFactorSettings(values.get(STAFF), values.get(TRUSTED_BROWSER));
    }
}
