package dev.steelyard.domain.mail;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import org.jspecify.annotations.Nullable;

/**
 * Whether mails are sent, in which language, and how many a day.
 *
 * @param host the mail server; null: mail is off
 * @param language tag of the language for readers without one
 * @param perAddress mails of one kind to one address in 24 hours, for each reseller
 * @param perReseller mails that one reseller causes in 24 hours
 */
public record MailSettings(
        @Nullable String host, String language, int perAddress, int perReseller) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    public static final ConfigurationKey<@Nullable String> HOST =
            KEYS.add(
                    "mail.host",
                    "",
                    "The mail server that takes mails by SMTP (docs/mail.md). Empty: no mail is sent,"
                            + " and links are shown to those who create them.",
                    ValueParsers.optional(ValueParsers::host));
    private static final ConfigurationKey<String> LANGUAGE =
            KEYS.add(
                    "mail.language",
                    "en",
                    "The language of mails to readers whose language is unknown: en or de.",
                    ValueParsers.oneOf(new String[] {"en", "de"}, tag -> tag));
    private static final ConfigurationKey<Integer> PER_ADDRESS =
            KEYS.count(
                    "mail.per_address",
                    "20",
                    "Mails of one kind to one address in 24 hours, for each reseller.");
    private static final ConfigurationKey<Integer> PER_RESELLER =
            KEYS.count("mail.per_reseller", "2000", "Mails that one reseller causes in 24 hours.");

    public static MailSettings read(ConfigurationValues values) {
        return new MailSettings(
                values.get(HOST),
                values.get(LANGUAGE),
                values.get(PER_ADDRESS),
                values.get(PER_RESELLER));
    }

    public boolean on() {
        return host != null;
    }
}
