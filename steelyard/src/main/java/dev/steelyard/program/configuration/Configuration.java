package dev.steelyard.program.configuration;

import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.domain.idempotency.KeyLimits;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.DeviceSettings;
import dev.steelyard.server.settings.Lifetimes;
import dev.steelyard.server.settings.PushSettings;
import dev.steelyard.server.settings.RegistrationSettings;
import dev.steelyard.server.settings.ServerSettings;
import dev.steelyard.server.settings.SignalSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program's configuration. What is said on the command line wins over the environment, that
 * over the file, that over the standard value. A name that nobody knows is refused, with a hint.
 *
 * @param databaseUrl a secret: it may hold a password
 * @param databaseConnections at most
 * @param masterKey a secret; empty: read it from the data folder
 * @param previousMasterKey a secret; empty: read it from the data folder, if it is there
 * @param sealEvery how often audit events are sealed
 * @param metrics where metrics are told; null: nowhere
 */
public record Configuration(
        ServerSettings server,
        Path data,
        String databaseUrl,
        int databaseConnections,
        String masterKey,
        String previousMasterKey,
        Duration sealEvery,
        boolean jsonLog,
        @Nullable MetricsSettings metrics) {

    /**
     * @param file a YAML file, or null
     * @param environment as of the process
     * @param options from the command line, by the settings' dotted names
     * @throws ConfigurationError what is wrong and what to do
     */
    public static Configuration load(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        return of(Values.gather(file, environment, options));
    }

    /**
     * Every setting in a line of its own: its name, its value (of a secret only whether it is set),
     * and where that was said.
     *
     * @throws ConfigurationError as {@link #load}
     */
    public static List<String> report(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        var values = Values.gather(file, environment, options);
        of(values);
        return Report.lines(values);
    }

    private static Configuration of(Values values) {
        var lifetimes =
                new Lifetimes(
                        value(values, Spans.CODE),
                        value(values, Spans.ACCESS_TOKEN),
                        value(values, Spans.CLOCK_SKEW),
                        value(values, Spans.REFRESH_IDLE),
                        value(values, Spans.REFRESH_ABSOLUTE),
                        value(values, Spans.SESSION_IDLE),
                        value(values, Spans.SESSION_ABSOLUTE),
                        value(values, Spans.ROTATE_EVERY),
                        value(values, Spans.PUBLISH_AHEAD),
                        value(values, Spans.KEEP_AFTER),
                        new LinkLifetimes(
                                value(values, Spans.INVITATION),
                                value(values, Spans.BOOTSTRAP),
                                value(values, Spans.TRANSFER)),
                        value(values, Spans.DECISIONS),
                        value(values, Spans.REFUSALS));
        try {
            lifetimes.keySchedule();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("keys.publish_ahead: " + e.getMessage());
        }
        var requests =
                new RequestLimits(
                        value(values, Bounds.BODY),
                        value(values, Bounds.HEADERS),
                        value(values, Bounds.PARAMETERS),
                        value(values, Bounds.CONCURRENT_REQUESTS),
                        value(values, Bounds.CONNECTIONS),
                        value(values, Bounds.STREAMS),
                        value(values, Bounds.ARRIVAL),
                        value(values, Bounds.SOURCE_SHARE));
        var limits =
                new Limits(
                        value(values, Bounds.CLIENTS),
                        value(values, Bounds.ROLES),
                        value(values, Bounds.MEMBERS),
                        value(values, Bounds.INVITATIONS),
                        value(values, Bounds.REDIRECT_URIS),
                        value(values, Bounds.ORIGINS),
                        value(values, Bounds.CREDENTIALS),
                        new KeyLimits(
                                value(values, Spans.IDEMPOTENCY_KEY),
                                value(values, Bounds.IDEMPOTENCY_KEYS)));
        var issuer = value(values, ServerPlace.ISSUER);
        var trusted = value(values, ServerPlace.TRUSTED_PROXIES);
        var header =
                Mtls.header(
                        Mtls.PROXY_HEADER,
                        value(values, Mtls.PROXY_HEADER),
                        value(values, Mtls.PROXY_FORM),
                        ServerPlace.TRUSTED_PROXIES,
                        trusted);
        var mutualTls =
                Mtls.of(
                        value(values, Mtls.PORT),
                        value(values, Mtls.CERTIFICATE),
                        value(values, Mtls.KEY),
                        value(values, Mtls.AUTHORITIES),
                        value(values, Mtls.ADDRESS),
                        issuer);
        var data = value(values, StorePlace.DATA);
        var url = value(values, StorePlace.DATABASE_URL);
        try {
            var server =
                    new ServerSettings(
                            issuer,
                            value(values, ServerPlace.HOST),
                            value(values, ServerPlace.PORT),
                            value(values, ServerPlace.PLATFORM),
                            lifetimes,
                            requests,
                            limits,
                            new Proxies(
                                    trusted, value(values, ServerPlace.FORWARDED_HEADER), header),
                            new OutgoingSettings(
                                    value(values, OutgoingCalls.ALLOWED_NETWORKS),
                                    value(values, OutgoingCalls.TRUSTED_CERTIFICATES)),
                            new PushSettings(
                                    value(values, Pushes.LIFETIME), value(values, Pushes.REQUIRED)),
                            new DeviceSettings(
                                    value(values, Devices.ON), value(values, Devices.LIFETIME)),
                            mutualTls,
                            new RegistrationSettings(value(values, Registrations.ENABLED)),
                            new SignalSettings(value(values, Signals.ENABLED)));
            return new Configuration(
                    server,
                    data,
                    url.isEmpty() ? "sqlite:" + data.resolve("steelyard.db") : url,
                    value(values, StorePlace.DATABASE_CONNECTIONS),
                    value(values, StorePlace.MASTER_KEY),
                    value(values, StorePlace.MASTER_KEY_PREVIOUS),
                    value(values, StorePlace.SEAL_EVERY),
                    value(values, StorePlace.JSON_LOG),
                    MetricsPlace.of(values, ServerPlace.PORT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("issuer: " + e.getMessage());
        }
    }

    static <T extends @Nullable Object> T value(Values values, Setting<T> setting) {
        var text = values.of(setting).text();
        try {
            return setting.reader().apply(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(
                    setting.name()
                            + (setting.secret() ? "" : ": " + text)
                            + " can't be used: it must be "
                            + e.getMessage());
        }
    }

    /**
     * Makes the data folder where it is missing.
     *
     * @throws ConfigurationError it can't be made, or every user of the machine can write to it
     */
    public void makeDataFolder() {
        new DataFolder(data).make();
    }

    /** Where the database is, for messages: {@code host:port}, or the file. Nothing secret. */
    public String databasePlace() {
        return DatabasePlace.of(databaseUrl);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "Configuration[" + server.issuer() + ", data " + data + "]";
    }
}
