package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.proxy.DecisionSettings;
import dev.steelyard.guard.proxy.ForwardedRequestForm;
import dev.steelyard.http.source.CertificateHeaderSettings;
import dev.steelyard.http.source.Network;
import java.util.List;

/**
 * The settings for the HTTP listener of {@code steelyard guard} that the proxy calls, such as host
 * and port.
 */
public final class GuardListenerSettings {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<String> HOST =
            KEYS.add(
                    "guard.host",
                    "127.0.0.1",
                    "steelyard guard: the address to listen at. It is for the proxy alone.",
                    ValueParsers::host);
    public static final ConfigurationKey<Integer> PORT =
            KEYS.add(
                    "guard.port",
                    "8082",
                    "steelyard guard: the port to listen at; 0 takes any free one.",
                    ValueParsers::port);
    private static final ConfigurationKey<ForwardedRequestForm> PROXY =
            KEYS.add(
                    "guard.proxy",
                    ForwardedRequestForm.X_ORIGINAL.word(),
                    "How the proxy passes the request's method and path: x-original (nginx), x-forwarded (Caddy,"
                            + " Traefik) or path (Envoy). Nothing else is read.",
                    ValueParsers.oneOf(ForwardedRequestForm.values(), ForwardedRequestForm::word));
    private static final ConfigurationKey<List<Network>> TRUSTED_PROXIES =
            KEYS.add(
                    "guard.trusted_proxies",
                    "",
                    "The proxies that pass certificates of their clients, as listen.trusted_proxies.",
                    ValueParsers.list(Network::parse));
    private static final CertificateHeaderSettings CERTIFICATES =
            CertificateHeaderSettings.declare(
                    KEYS,
                    "guard.certificate_header",
                    "The header in which those proxies pass the certificate, such as Client-Cert. Empty: none.",
                    TRUSTED_PROXIES);

    private GuardListenerSettings() {}

    public static DecisionSettings read(ConfigurationValues values) {
        var proxies = values.get(TRUSTED_PROXIES);
        return new DecisionSettings(
                values.get(HOST),
                values.get(PORT),
                values.get(PROXY),
                new CertificateReader(
                        address -> proxies.stream().anyMatch(proxy -> proxy.contains(address)),
                        CERTIFICATES.read(values)),
                GuardEvaluationSettings.read(values));
    }
}
