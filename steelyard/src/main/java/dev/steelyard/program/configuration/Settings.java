package dev.steelyard.program.configuration;

import dev.steelyard.server.http.Hops;
import dev.steelyard.server.http.Network;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that can be set: the one list. */
final class Settings {
    static final Setting<URI> ISSUER =
            new Setting<>(
                    "issuer",
                    "http://localhost:8080/oidc",
                    "The issuer identifier, path included; https, or http for loopback. Never"
                            + " change it once clients use it.",
                    false,
                    Settings::uri);
    static final Setting<String> HOST =
            text("listen.host", "127.0.0.1", "The address to listen at; 0.0.0.0 for all.");
    static final Setting<Integer> PORT =
            new Setting<>(
                    "listen.port",
                    "8080",
                    "The port to listen at; 0 takes any free one.",
                    false,
                    Settings::port);
    static final Setting<List<Network>> TRUSTED_PROXIES =
            new Setting<>(
                    "listen.trusted_proxies",
                    "",
                    "The proxies in front, as addresses or ranges with commas between"
                            + " (10.0.0.0/8,2001:db8::/32): what they say of where a request comes from"
                            + " counts in limits and in the audit log. Empty: nobody is believed.",
                    false,
                    Settings::networks);
    static final Setting<Hops> FORWARDED_HEADER =
            new Setting<>(
                    "listen.forwarded_header",
                    "forwarded",
                    "Which header those proxies write: forwarded (RFC 7239) or x-forwarded-for. The other"
                            + " one is not read.",
                    false,
                    Settings::hops);
    static final Setting<List<Network>> ALLOWED_NETWORKS =
            new Setting<>(
                    "outgoing.allowed_networks",
                    "",
                    "Addresses or ranges, with commas between, that the server may call for clients"
                            + " (logout) though they are not public. Empty: public addresses only.",
                    false,
                    Settings::networks);
    static final Setting<List<X509Certificate>> TRUSTED_CERTIFICATES =
            new Setting<>(
                    "outgoing.trusted_certificates",
                    "",
                    "A PEM file of certificates that are trusted in such calls, beside those that"
                            + " Java trusts.",
                    false,
                    Certificates::read);
    static final Setting<Path> DATA =
            new Setting<>(
                    "data",
                    "data",
                    "The folder of the embedded store and of the master key's file.",
                    false,
                    Path::of);
    static final Setting<String> DATABASE_URL =
            new Setting<>(
                    "database_url",
                    "",
                    "Where the store is: postgresql://user:password@host:port/name, or"
                            + " sqlite:/path/to/file.db. Empty: SQLite in the data folder.",
                    true,
                    DatabasePlace::checked);
    static final Setting<Integer> DATABASE_CONNECTIONS =
            count(
                    "database_connections",
                    "10",
                    "Connections of this node to PostgreSQL at most; all nodes' together must be"
                            + " fewer than its max_connections. SQLite needs no such number.");
    static final Setting<String> MASTER_KEY =
            new Setting<>(
                    "master_key",
                    "",
                    "The key that seals signing keys: 64 hex digits. Empty: read from master.key in"
                            + " the data folder, which is made at the first start. Several nodes need"
                            + " the same.",
                    true,
                    text -> text);
    static final Setting<String> MASTER_KEY_PREVIOUS =
            new Setting<>(
                    "master_key_previous",
                    "",
                    "While the master key is being changed: the one before. Empty: read from"
                            + " master.key.previous in the data folder, if that is there.",
                    true,
                    text -> text);
    static final Setting<String> PLATFORM =
            text("platform", "Steelyard", "The platform's name, as pages show it.");
    static final Setting<Duration> CODE =
            duration("lifetimes.authorization_code", "60s", "How long a code can be redeemed.");
    static final Setting<Duration> ACCESS_TOKEN =
            duration("lifetimes.access_token", "300s", "How long an access token lives.");
    static final Setting<Duration> CLOCK_SKEW =
            duration("lifetimes.clock_skew", "30s", "How far clocks may be apart.");
    static final Setting<Duration> REFRESH_IDLE =
            duration("lifetimes.refresh_idle", "30d", "How long a refresh token may lie unused.");
    static final Setting<Duration> REFRESH_ABSOLUTE =
            duration("lifetimes.refresh_absolute", "365d", "When a refresh family ends for good.");
    static final Setting<Duration> SESSION_IDLE =
            duration("lifetimes.session_idle", "12h", "How long a login may lie unused.");
    static final Setting<Duration> SESSION_ABSOLUTE =
            duration("lifetimes.session_absolute", "7d", "When a login ends for good.");
    static final Setting<Duration> INVITATION =
            duration("lifetimes.invitation", "7d", "How long an invitation can be accepted.");
    static final Setting<Duration> BOOTSTRAP =
            duration("lifetimes.bootstrap", "24h", "How long the first operator's link works.");
    static final Setting<Duration> TRANSFER =
            duration(
                    "lifetimes.transfer",
                    "7d",
                    "How long another reseller can accept an application that is offered.");
    static final Setting<Integer> BODY =
            size("limits.body", "64KiB", "The longest body of a request; more is answered 413.");
    static final Setting<Integer> HEADERS =
            size(
                    "limits.headers",
                    "16KiB",
                    "The longest headers, and request line, of a request; more is answered 431 or"
                            + " 414.");
    static final Setting<Integer> PARAMETERS =
            count(
                    "limits.parameters",
                    "100",
                    "Parameters of a query or form; more is answered 400.");
    static final Setting<Integer> CLIENTS =
            count("limits.clients", "500", "Clients of an application.");
    static final Setting<Integer> ROLES = count("limits.roles", "500", "Roles of an application.");
    static final Setting<Integer> MEMBERS =
            count("limits.members", "10000", "Members of an application.");
    static final Setting<Integer> INVITATIONS =
            count(
                    "limits.invitations",
                    "1000",
                    "Open invitations into an application, or onto a staff.");
    static final Setting<Integer> REDIRECT_URIS =
            count("limits.redirect_uris", "20", "Redirect URIs of a client.");
    static final Setting<Integer> ORIGINS = count("limits.origins", "20", "Origins of a client.");
    static final Setting<Integer> CREDENTIALS =
            count(
                    "limits.credentials",
                    "10",
                    "Live secrets, and live API keys, of a client or resource server.");
    static final Setting<Integer> IDEMPOTENCY_KEYS =
            count(
                    "limits.idempotency_keys",
                    "10000",
                    "Idempotency-Key values remembered of one caller; beyond them its oldest are"
                            + " forgotten.");
    static final Setting<Duration> IDEMPOTENCY_KEY =
            duration(
                    "lifetimes.idempotency_key",
                    "24h",
                    "How long a repeated Idempotency-Key is answered as the first time.");
    static final Setting<Duration> ROTATE_EVERY =
            duration("keys.rotate_every", "90d", "How long a signing key signs.");
    static final Setting<Duration> PUBLISH_AHEAD =
            duration(
                    "keys.publish_ahead",
                    "24h",
                    "How long the next signing key is published before it signs.");
    static final Setting<Duration> KEEP_AFTER =
            duration(
                    "keys.keep_after",
                    "1h",
                    "How long a signing key stays published after the last token that it signed.");
    static final Setting<Duration> SEAL_EVERY =
            duration(
                    "audit.seal_every",
                    "5s",
                    "How often what was recorded is sealed; until then it could be changed in the"
                            + " database and nobody would see it.");
    static final Setting<Boolean> JSON_LOG =
            new Setting<>(
                    "log.json",
                    "false",
                    "Whether the log is JSON, a line an event.",
                    false,
                    Settings::flag);

    static final List<Setting<?>> ALL =
            List.of(
                    ISSUER,
                    HOST,
                    PORT,
                    TRUSTED_PROXIES,
                    FORWARDED_HEADER,
                    ALLOWED_NETWORKS,
                    TRUSTED_CERTIFICATES,
                    DATA,
                    DATABASE_URL,
                    DATABASE_CONNECTIONS,
                    MASTER_KEY,
                    MASTER_KEY_PREVIOUS,
                    PLATFORM,
                    CODE,
                    ACCESS_TOKEN,
                    CLOCK_SKEW,
                    REFRESH_IDLE,
                    REFRESH_ABSOLUTE,
                    SESSION_IDLE,
                    SESSION_ABSOLUTE,
                    IDEMPOTENCY_KEY,
                    INVITATION,
                    BOOTSTRAP,
                    TRANSFER,
                    Pushes.LIFETIME,
                    Pushes.REQUIRED,
                    ROTATE_EVERY,
                    PUBLISH_AHEAD,
                    KEEP_AFTER,
                    BODY,
                    HEADERS,
                    PARAMETERS,
                    CLIENTS,
                    ROLES,
                    MEMBERS,
                    INVITATIONS,
                    REDIRECT_URIS,
                    ORIGINS,
                    CREDENTIALS,
                    SEAL_EVERY,
                    IDEMPOTENCY_KEYS,
                    JSON_LOG);

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");
    private static final Pattern NONE = Pattern.compile("0+(ms|s|m|h|d)?");

    private Settings() {}

    private static Setting<String> text(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, text -> text);
    }

    private static Setting<Duration> duration(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, Settings::duration);
    }

    private static Setting<Integer> size(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, Amounts::bytes);
    }

    private static Setting<Integer> count(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, Amounts::count);
    }

    static Duration duration(String text) {
        var matcher = DURATION.matcher(text);
        if (NONE.matcher(text).matches()) {
            throw new IllegalArgumentException("longer than 0");
        }
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a number and ms, s, m, h or d, such as 300s");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a URL, such as https://auth.example.com/oidc", e);
        }
    }

    private static List<Network> networks(String text) {
        return text.isBlank()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(String::strip).map(Network::parse).toList();
    }

    private static Hops hops(String text) {
        return Stream.of(Hops.values())
                .filter(hops -> hops.header().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("forwarded or x-forwarded-for"));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls to the one refusal below.
        }
        throw new IllegalArgumentException("a port: 0 to 65535");
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }
}
