package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.FreshProof;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.mail.MailSettings;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.seal.SealKeys;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.server.Load;
import dev.steelyard.http.server.ReplyObserver;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import dev.steelyard.operations.client.CreatedClient;
import dev.steelyard.program.crypto.Argon2;
import dev.steelyard.program.crypto.CryptoProviderSelector;
import dev.steelyard.server.AuthorizationServer;
import dev.steelyard.server.Core;
import dev.steelyard.server.Environment;
import dev.steelyard.server.keys.KeyEncryptionService;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.DeviceSettings;
import dev.steelyard.server.settings.DiscoverySettings;
import dev.steelyard.server.settings.Lifetimes;
import dev.steelyard.server.settings.MutualTls;
import dev.steelyard.server.settings.ParSettings;
import dev.steelyard.server.settings.RegistrationSettings;
import dev.steelyard.server.settings.SecondFactorSettings;
import dev.steelyard.server.settings.ServerSettings;
import dev.steelyard.server.settings.SignalSettings;
import dev.steelyard.signals.SignalRoutes;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import dev.steelyard.testkit.Databases;
import dev.steelyard.testkit.MovableClock;
import dev.steelyard.testkit.RsaKeyPool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole server on a database of its own, and a client that calls its management API. */
final class Steelyard implements AutoCloseable {
    /** The defaults, but one source may have all: all callers of a test are one. */
    static final RequestLimits LIMITS =
            RequestLimits.read(new ConfigurationValues(Map.of("limits.source_share", "100%")));

    private static final ConfigurationValues VALUES =
            new ConfigurationValues(Map.of("registration.enabled", "true"));

    static {
        RsaKeyPool.install();
    }

    final MovableClock clock = new MovableClock();
    final Store store;
    final Management manage;
    final String operator;
    final Core core;
    private final AuthorizationServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    Steelyard(String databaseUrl) {
        this(databaseUrl, Limits.read(VALUES));
    }

    Steelyard(String databaseUrl, Limits limits) {
        this(databaseUrl, limits, new MasterKey(new byte[MasterKey.LENGTH], new SecureRandom()));
    }

    /** A node that knows that master key. */
    Steelyard(String databaseUrl, MasterKey key) {
        this(databaseUrl, Limits.read(VALUES), key);
    }

    /** A node that knows that master key, with those settings of mail. */
    Steelyard(String databaseUrl, MasterKey key, MailSettings mail) {
        this(databaseUrl, Limits.read(VALUES), Proxies.NONE, key, mail);
    }

    /** A node behind those proxies. */
    Steelyard(String databaseUrl, Proxies proxies) {
        this(
                databaseUrl,
                Limits.read(VALUES),
                proxies,
                new MasterKey(new byte[MasterKey.LENGTH], new SecureRandom()),
                MailSettings.read(VALUES));
    }

    private Steelyard(String databaseUrl, Limits limits, MasterKey key) {
        this(databaseUrl, limits, Proxies.NONE, key, MailSettings.read(VALUES));
    }

    private Steelyard(
            String databaseUrl, Limits limits, Proxies proxies, MasterKey key, MailSettings mail) {
        var random = new SecureRandom();
        Databases.migrate(databaseUrl, SchemaMigrator::migrate);
        store = StoreFactory.open(databaseUrl, clock, 10);
        var settings =
                new ServerSettings(
                        URI.create("http://localhost:8080/oidc"),
                        "127.0.0.1",
                        0,
                        "Weighing",
                        Lifetimes.read(VALUES),
                        LIMITS,
                        limits,
                        FreshProof.read(VALUES),
                        proxies,
                        OutgoingSettings.SAFE,
                        ParSettings.read(VALUES),
                        DeviceSettings.read(VALUES),
                        MutualTls.NONE,
                        RegistrationSettings.read(VALUES),
                        SignalSettings.read(VALUES),
                        DiscoverySettings.read(VALUES),
                        mail,
                        new SecondFactorSettings(SecondFactorPolicy.OFFERED, Duration.ofDays(30)));
        core =
                Core.start(
                        settings,
                        new Environment(
                                store,
                                clock,
                                random,
                                quickHasher(random),
                                key,
                                CryptoProviderSelector.fastest()));
        manage = core.management();
        server = AuthorizationServer.start(core, SignalRoutes.of(core), ReplyObserver.NONE);
        operator = token(new Authority.Operator(), EnumSet.allOf(ManagementPermission.class));
    }

    /** The program's, at little cost. */
    static PasswordHasher quickHasher(SecureRandom random) {
        return new Argon2(random, new Argon2.Cost(64, 1));
    }

    /** What it is busy with now. */
    Load load() {
        return server.load();
    }

    KeyEncryptionService sealedKeys() {
        return core.sealedKeys();
    }

    SealKeys sealKeys() {
        return core.keys();
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) {
            return value;
        }
        throw new AssertionError(outcome.toString());
    }

    /** A token of a management client made for it. */
    String token(Authority authority, Set<ManagementPermission> permissions) {
        return token(
                done(
                        manage.managementClients()
                                .create(
                                        Actor.system(),
                                        new NewManagementClient(
                                                "for a test", authority, permissions))));
    }

    String token(CreatedClient made) {
        var secret = Objects.requireNonNull(made.secret()).reveal();
        return token(made.client().id().hex(), secret).expect(200).text("access_token");
    }

    Answered token(String clientId, String secret) {
        var basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(UTF_8));
        return send(
                request("/oidc/token")
                        .header("authorization", "Basic " + basic)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    Answered get(String token, String path) {
        return call(token, "GET", path, null);
    }

    Answered post(String token, String path, Object body) {
        return call(token, "POST", path, body);
    }

    Answered put(String token, String path, Object body, String... headers) {
        return call(token, "PUT", path, body, headers);
    }

    Answered patch(String token, String path, Object body, String... headers) {
        return call(token, "PATCH", path, body, headers);
    }

    Answered delete(String token, String path, String... headers) {
        return call(token, "DELETE", path, null, headers);
    }

    /**
     * @param body JSON text as it is, or anything that becomes JSON
     */
    Answered call(
            String token, String method, String path, @Nullable Object body, String... headers) {
        var request = request("/api/v1" + path).header("authorization", "Bearer " + token);
        if (body != null) {
            request.header("content-type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(
                request.method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(
                                        body instanceof String text
                                                ? text.getBytes(UTF_8)
                                                : Json.MAPPER.writeValueAsBytes(body))));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    /** Once the node has applied all that was committed, as it would by itself a moment later. */
    Answered send(HttpRequest.Builder request) {
        try {
            core.pump().drain();
        } catch (StoreUnavailable e) {
            // Then the request is about just that.
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var body = response.body();
            boolean lines =
                    response.headers()
                            .firstValue("content-type")
                            .orElse("")
                            .equals("application/jsonl");
            return new Answered(
                    response, Json.MAPPER.readTree(body.isEmpty() || lines ? "{}" : body));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
        core.close();
        store.close();
        http.close();
    }
}
