package dev.steelyard.mail;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.domain.mail.MailSettings;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.tls.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes mails: address, encryption and login.
 *
 * @param from the sender's address, also of the envelope
 * @param user null: without login
 * @param limit how long one mail may take in all
 */
public record SmtpSettings(
        String host,
        int port,
        SmtpSecurity security,
        EmailAddress from,
        @Nullable String user,
        @Nullable String password,
        TrustedCertificates trust,
        Duration limit) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Integer> PORT =
            KEYS.add("mail.port", "587", "The port of the mail server.", ValueParsers::port);
    private static final ConfigurationKey<SmtpSecurity> SECURITY =
            KEYS.add(
                    "mail.tls",
                    "starttls",
                    "starttls, tls (from the start, port 465), or none (on loopback only). The"
                            + " certificate and its host name are always checked.",
                    ValueParsers.oneOf(SmtpSecurity.values(), SmtpSecurity::word));
    private static final ConfigurationKey<@Nullable EmailAddress> FROM =
            KEYS.add(
                    "mail.from",
                    "",
                    "The sender's address. Needed if mail.host is set.",
                    ValueParsers.optional(SmtpSettings::address));
    private static final ConfigurationKey<@Nullable String> USER =
            KEYS.add(
                    "mail.user",
                    "",
                    "The name for the login at the mail server. Empty: without login.",
                    ValueParsers.optional(SmtpSettings::oneLine));
    private static final ConfigurationKey<@Nullable String> PASSWORD =
            KEYS.add(
                    "mail.password_file",
                    "",
                    "The file with the password of mail.user.",
                    ValueParsers.optional(SmtpSettings::password));
    private static final ConfigurationKey<@Nullable TrustedCertificates> TRUSTED =
            KEYS.add(
                    "mail.trusted_certificates",
                    "",
                    "A PEM file of certificates that the mail server's may be issued by, beside"
                            + " those that Java trusts.",
                    ValueParsers.optional(SmtpSettings::trusted));

    /** Less than the time for which a node takes a mail. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    /** Null: mail is off. */
    public static @Nullable SmtpSettings read(ConfigurationValues values) {
        var host = values.get(MailSettings.HOST);
        int port = values.get(PORT);
        var security = values.get(SECURITY);
        var from = values.get(FROM);
        var user = values.get(USER);
        var password = values.get(PASSWORD);
        var trust = values.get(TRUSTED);
        if (host == null) {
            return null;
        }
        if (from == null) {
            throw new ConfigurationError(FROM.name() + " must be set, since mail.host is");
        }
        if ((user == null) != (password == null)) {
            throw new ConfigurationError(
                    PASSWORD.name() + " and mail.user go together: set both or none");
        }
        if (security == SmtpSecurity.NONE && !isLoopback(host)) {
            throw SECURITY.error("none is for localhost, 127.0.0.1 and [::1] only");
        }
        return new SmtpSettings(
                host,
                port,
                security,
                from,
                user,
                password,
                trust == null ? TrustedCertificates.none(TRUSTED.name()) : trust,
                LIMIT);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("an e-mail address"));
    }

    private static String oneLine(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a text in one line");
        }
        return text;
    }

    private static String password(String file) {
        try {
            return Files.readString(ValueParsers.path(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("a file that can be read", e);
        }
    }

    private static TrustedCertificates trusted(String file) {
        try {
            return TrustedCertificates.read("mail.trusted_certificates", Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a PEM file of certificates", e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmtpSettings[host=" + host + ", port=" + port + ", security=" + security + "]";
    }
}
