package dev.steelyard.server.settings;

import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
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
 * What the server is told at start.
 *
 * @param issuer the issuer identifier, path included; https, or http for loopback
 * @param host the address to listen at
 * @param port the port to listen at; 0: any free one
 * @param platform the platform's name, for pages
 * @param requests what a peer may send
 * @param limits how much of each there may be
 * @param proxies who is believed about where requests come from
 * @param outgoing whom this server may call
 * @param pushes how authorization requests are pushed
 * @param devices how devices without a browser ask
 * @param mutualTls how clients show certificates
 * @param registration whether clients register themselves
 * @param signals whether others are told of security events
 */
public record ServerSettings(
        URI issuer,
        String host,
        int port,
        String platform,
        Lifetimes lifetimes,
        RequestLimits requests,
        Limits limits,
        Proxies proxies,
        OutgoingSettings outgoing,
        PushSettings pushes,
        DeviceSettings devices,
        MutualTls mutualTls,
        RegistrationSettings registration,
        SignalSettings signals) {
    /** The path at which receivers of security events call. */
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
            throw new IllegalArgumentException(
                    "the issuer is a URL with no query, fragment, user or slash at its end,"
                            + " such as https://auth.example.com/oidc");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(named))) {
            throw new IllegalArgumentException(
                    "the issuer must be https; http is for localhost, 127.0.0.1 and [::1] only");
        }
    }

    /** Whether clients can show certificates: to this server itself, or to a proxy. */
    public boolean takesCertificates() {
        return mutualTls.port() != null || proxies.certificates() != null;
    }

    /** What discovery names, and clients that are made for more are warned of. */
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
        return origin() + "/api/v1";
    }

    /** Where receivers of security events call: the identifier of these endpoints (RFC 9728). */
    public String eventStreams() {
        return origin() + EVENT_STREAMS;
    }

    /** Where clients register themselves, if they may. */
    public Optional<String> registrationEndpoint() {
        return registration.enabled() ? Optional.of(issuer + "/reg") : Optional.empty();
    }

    /** Where guards ask. */
    public String guardEndpoint() {
        return origin() + "/guard/v1";
    }

    /** The link that hands {@code secret} over to whoever opens {@code page}. A secret itself. */
    public String link(String page, Secret secret) {
        return issuer + "/" + page + "?link=" + secret.reveal();
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
