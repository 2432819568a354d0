package dev.steelyard.admin.running;

import dev.steelyard.admin.AdminContext;
import dev.steelyard.admin.AdminSettings;
import dev.steelyard.admin.Management;
import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.FreshProof;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.key.KeySchedule;
import dev.steelyard.domain.mail.MailSettings;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.session.SessionLife;
import dev.steelyard.domain.store.BuiltInRowWriter;
import dev.steelyard.domain.store.Store;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import dev.steelyard.store.sql.transaction.SqlStore;
import dev.steelyard.testkit.MovableClock;
import dev.steelyard.testkit.domain.QuickHasher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All management operations on a SQLite database of their own. */
public final class Administration implements AutoCloseable {
    private static final ConfigurationValues STANDARD = new ConfigurationValues(Map.of());

    public final MovableClock clock = new MovableClock();
    public final Management manage;
    public final Actor operator;
    private final SqlStore store;
    private final IdGenerator ids;
    private final List<Described<?, ?>> operations;

    public Administration() {
        this(Limits.read(STANDARD));
    }

    public Administration(Limits limits) {
        this(limits, null);
    }

    /** With mail on; contents are not sealed. */
    public static Administration withMail() {
        return new Administration(Limits.read(STANDARD), "mail.example.com");
    }

    private Administration(Limits limits, @Nullable String mailHost) {
        var url = sqlite();
        SchemaMigrator.migrate(url);
        var random = new SecureRandom();
        store = StoreFactory.open(url, clock, 4);
        ids = new IdGenerator(clock, random);
        store.execute(tx -> BuiltInRowWriter.ensure(tx, "http://localhost:8080"));
        var keys = new AbsentKeys();
        manage =
                new Management(
                        new AdminContext(
                                store,
                                ids,
                                new SecretGenerator(random),
                                clock,
                                new QuickHasher(),
                                keys,
                                keys,
                                new RevocationService(Duration.ofSeconds(330), clock, ids),
                                (_, _) -> Optional.empty(),
                                new MailWriter(
                                        new MailSettings(mailHost, "en", 3, 5),
                                        ids,
                                        clock,
                                        EncryptedValue::new),
                                (page, secret) ->
                                        "http://localhost:8080/"
                                                + page
                                                + "?link="
                                                + secret.reveal(),
                                (_, _) -> Optional.empty(),
                                _ -> Optional.empty(),
                                settings(limits)));
        operations =
                List.copyOf(
                        manage.bindings().stream().<Described<?, ?>>map(Described::of).toList());
        operator = actor(new Authority.Operator(), EnumSet.allOf(ManagementPermission.class));
    }

    private static AdminSettings settings(Limits limits) {
        return new AdminSettings(
                "Weighing",
                "http://localhost:8080/oidc",
                limits,
                new FreshProof(Duration.ofMinutes(15)),
                new LinkLifetimes(Duration.ofDays(7), Duration.ofDays(1), Duration.ofDays(7)),
                new KeySchedule(Duration.ofDays(90), Duration.ofDays(1), Duration.ofHours(2)),
                new SessionLife(Duration.ofHours(12), Duration.ofDays(7)),
                new EnabledClientFeatures(
                        EnumSet.complementOf(EnumSet.of(GrantType.DEVICE_CODE)),
                        EnumSet.allOf(AuthenticationMethod.class),
                        true),
                Optional.of("http://localhost:8080/oidc/reg"));
    }

    private static String sqlite() {
        try {
            var folder = Files.createTempDirectory("steelyard-admin");
            folder.toFile().deleteOnExit();
            return "sqlite:" + folder.resolve("steelyard.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Store store() {
        return store;
    }

    public IdGenerator ids() {
        return ids;
    }

    /** A new management client of that authority. */
    public Actor actor(Authority authority, Set<ManagementPermission> permissions) {
        var made =
                done(
                        manage.managementClients()
                                .create(
                                        Actor.system(),
                                        new NewManagementClient(
                                                "for a test", authority, permissions)));
        return Actor.client(
                made.client().id(), authority, permissions, AuditOrigin.of("192.0.2.1", null));
    }

    public static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) {
            return value;
        }
        throw new AssertionError(outcome.toString());
    }

    public Result get(Actor actor, String path) {
        return call(actor, "GET", path, Map.of(), null);
    }

    public Result post(Actor actor, String path, Map<String, ?> body) {
        return call(actor, "POST", path, body, null);
    }

    public Result put(Actor actor, String path, Map<String, ?> body) {
        return call(actor, "PUT", path, body, null);
    }

    /**
     * @param expected the version that the caller knows
     */
    public Result put(Actor actor, String path, Map<String, ?> body, long expected) {
        return call(actor, "PUT", path, body, expected);
    }

    public Result patch(Actor actor, String path, Map<String, ?> body) {
        return call(actor, "PATCH", path, body, null);
    }

    public Result patch(Actor actor, String path, Map<String, ?> body, long expected) {
        return call(actor, "PATCH", path, body, expected);
    }

    public Result delete(Actor actor, String path) {
        return call(actor, "DELETE", path, Map.of(), null);
    }

    public Result delete(Actor actor, String path, long expected) {
        return call(actor, "DELETE", path, Map.of(), expected);
    }

    /**
     * @param path of a described operation, its query behind it
     */
    private Result call(
            Actor actor, String method, String path, Map<String, ?> body, @Nullable Long expected) {
        var parts = path.split("\\?", 2);
        var query = new LinkedHashMap<String, String>();
        if (parts.length > 1) {
            for (var parameter : parts[1].split("&", -1)) {
                var pair = parameter.split("=", 2);
                query.put(pair[0], pair[1]);
            }
        }
        return Described.find(operations, method, parts[0])
                .call(actor, parts[0], query, Raw.members(body), expected);
    }

    @Override
    public void close() {
        store.close();
    }
}
