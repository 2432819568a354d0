package dev.steelyard.server.settings;

import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.operation.FreshProof;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.domain.mail.MailSettings;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All settings of the server, such as issuer, port and token lifetimes, and the URLs derived from
 * its issuer.
 */
public record ServerSettings(
        URI issuer,
        String host,
        int port,
        String platform,
        Lifetimes lifetimes,
        RequestLimits requests,
        Limits limits,
        FreshProof freshProof,
        Proxies proxies,
        OutgoingSettings outgoing,
        ParSettings pushes,
        DeviceSettings devices,
        MutualTls mutualTls,
        RegistrationSettings registration,
        SignalSettings signals,
        DiscoverySettings discovery,
        MailSettings mail,
        SecondFactorSettings secondFactors) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    public static final ConfigurationKey<URI> ISSUER =
            KEYS.add(
                    "issuer",
                    "http://localhost:8080/oidc",
                    "The issuer identifier, path included; https, or http for loopback. Never"
                            + " change it once clients use it.",
                    ValueParsers::uri);
    private static final ConfigurationKey<String> HOST =
            KEYS.add(
                    "listen.host",
                    "127.0.0.1",
                    "The address to listen at; 0.0.0.0 for all.",
                    ValueParsers::host);
    public static final ConfigurationKey<Integer> PORT =
            KEYS.add(
                    "listen.port",
                    "8080",
                    "The port to listen at; 0 takes any free one.",
                    ValueParsers::port);
    private static final ConfigurationKey<String> PLATFORM =
            KEYS.text("platform", "Steelyard", "The platform's name, as pages show it.");

    /** The path that receivers of security events call. */
    public static final String EVENT_STREAMS = "/ssf/v1";

    public ServerSettings {
        var scheme = issuer.getScheme();
        var named = issuer.getHost();
        if (scheme == null
                || named == null
                || issuer.getRawQuery() != null
                || issuer.getRawFragment() != null
                || issuer.getRawUserInfo() != null
                || issuer.toString().endsWith("/")) {
            throw ISSUER.error(
                    "the issuer is a URL with no query, fragment, user or slash at its end,"
                            + " such as https://auth.example.com/oidc");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(named))) {
            throw ISSUER.error(
                    "the issuer must be https; http is for localhost, 127.0.0.1 and [::1] only");
        }
    }

    public static ServerSettings read(ConfigurationValues values) {
        var issuer = values.get(ISSUER);
        return new ServerSettings(
                issuer,
                values.get(HOST),
                values.get(PORT),
                values.get(PLATFORM),
                Lifetimes.read(values),
                RequestLimits.read(values),
                Limits.read(values),
                FreshProof.read(values),
                Proxies.read(values),
                OutgoingSettings.read(values),
                ParSettings.read(values),
                DeviceSettings.read(values),
                MutualTls.read(values, issuer),
                RegistrationSettings.read(values),
                SignalSettings.read(values),
                DiscoverySettings.read(values),
                MailSettings.read(values),
                SecondFactorSettings.read(values));
    }

    /** Whether clients can present certificates: to this server itself, or to a proxy. */
    public boolean takesCertificates() {
        return mutualTls.port() != null || proxies.certificates() != null;
    }

    /** The client features that discovery names; management warns of clients with others. */
    public EnabledClientFeatures offered() {
        return new EnabledClientFeatures(
                only(GrantType.class, type -> type != GrantType.DEVICE_CODE || devices.on()),
                only(AuthenticationMethod.class, this::takes),
                takesCertificates());
    }

    private static <E extends Enum<E>> Set<E> only(Class<E> all, Predicate<E> on) {
        return Arrays.stream(all.getEnumConstants()).filter(on).collect(Collectors.toSet());
    }

    private boolean takes(AuthenticationMethod method) {
        return switch (method) {
            case CLIENT_SECRET_BASIC, PRIVATE_KEY_JWT, NONE -> true;
            case SELF_SIGNED_TLS_CLIENT_AUTH -> takesCertificates();
            case TLS_CLIENT_AUTH -> takesCertificates() && !mutualTls.authorities().isEmpty();
        };
    }

    /** Scheme, host and port of the issuer. */
    public String origin() {
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    /** The issuer's path, such as {@code /oidc}; may be empty. */
    public String path() {
        return issuer.getRawPath();
    }

    /** The identifier, and audience, of the management API. */
    public String management() {
        return BuiltInIds.managementIdentifier(origin());
    }

    /** The identifier and address of the endpoints for receivers of security events (RFC 9728). */
    public String eventStreams() {
        return origin() + EVENT_STREAMS;
    }

    /** The client registration endpoint, if enabled. */
    public Optional<String> registrationEndpoint() {
        return registration.enabled() ? Optional.of(issuer + "/reg") : Optional.empty();
    }

    /** The address that guards call. */
    public String guardEndpoint() {
        return origin() + "/guard/v1";
    }

    /** The link by which a user opens {@code page} with {@code secret}. A secret itself. */
    public String link(String page, Secret secret) {
        return issuer + "/" + page + "?link=" + secret.reveal();
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
