package dev.steelyard.http.source;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration keys for the HTTP header in which trusted proxies pass client certificates (RFC
 * 9440).
 */
public record CertificateHeaderSettings(
        ConfigurationKey<String> name,
        ConfigurationKey<CertificateForm> form,
        ConfigurationKey<List<Network>> proxies) {
    /**
     * Declares name and form.
     *
     * @param name the key of the name; that of the form is {@code name_form}
     * @param proxies the setting of the trusted proxies
     */
    public static CertificateHeaderSettings declare(
            ConfigurationKeys keys,
            String name,
            String about,
            ConfigurationKey<List<Network>> proxies) {
        return new CertificateHeaderSettings(
                keys.add(name, "", about, CertificateHeaderSettings::name),
                keys.add(
                        name + "_form",
                        CertificateForm.RFC9440.word(),
                        "How they write it: rfc9440, or escaped-pem (nginx:"
                                + " $ssl_client_escaped_cert).",
                        ValueParsers.oneOf(CertificateForm.values(), CertificateForm::word)),
                proxies);
    }

    private static String name(String text) {
        return text.isEmpty() ? "" : new CertificateHeader(text, CertificateForm.RFC9440).name();
    }

    /** Null: there is none. */
    public @Nullable CertificateHeader read(ConfigurationValues values) {
        var header = values.get(name);
        var written = values.get(form);
        if (header.isEmpty()) {
            return null;
        }
        if (values.get(proxies).isEmpty()) {
            throw new ConfigurationError(
                    name.name()
                            + " needs "
                            + proxies.name()
                            + ": the header is accepted only from these proxies");
        }
        return new CertificateHeader(header, written);
    }
}
