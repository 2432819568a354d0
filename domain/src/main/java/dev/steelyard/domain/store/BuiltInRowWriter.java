package dev.steelyard.domain.store;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.Set;

/**
 * Inserts the built-in clients and the management API's resource server into the database, and
 * updates them to the version of this program.
 */
public final class BuiltInRowWriter {
    private static final String COMMAND_LINE_NAME = "steelyard-cli";

    /** The device code works only where the platform allows devices. */
    private static final Set<GrantType> COMMAND_LINE_GRANT_TYPES =
            Set.of(GrantType.AUTHORIZATION_CODE, GrantType.DEVICE_CODE, GrantType.REFRESH_TOKEN);

    // The port varies (RFC 8252, section 7.3). Consent is asked: any program of the machine could
    // pose as this one (section 8.6).
    private static final String LOOPBACK = "http://127.0.0.1/callback";

    private BuiltInRowWriter() {}

    /**
     * Inserts missing rows, at every start; after a change of the issuer it moves the management
     * API too.
     *
     * @param base the issuer's scheme, host and port, without a slash at the end
     */
    public static void ensure(Transaction tx, String base) {
        // Nodes may start on an empty store at the same time: the second must find the rows of the
        // first.
        tx.staff().lock();
        ensureManagement(tx, BuiltInIds.managementIdentifier(base));
        ensureCommandLine(tx);
    }

    private static void ensureCommandLine(Transaction tx) {
        var found = tx.clients().find(BuiltInIds.COMMAND_LINE);
        if (found.isPresent() && found.get().grantTypes().equals(COMMAND_LINE_GRANT_TYPES)) {
            return;
        }
        var wanted = commandLine(found.map(Client::version).orElse(1L));
        if (found.isEmpty()) {
            tx.clients().insert(wanted);
        } else if (!tx.clients().update(wanted)) {
            throw new IllegalStateException(
                    "another node is updating the command line's client; start again");
        }
        tx.changed(ChangeKey.client(BuiltInIds.COMMAND_LINE));
    }

    private static void ensureManagement(Transaction tx, String identifier) {
        var found = tx.resourceServers().find(BuiltInIds.MANAGEMENT);
        if (found.isPresent() && found.get().identifier().equals(identifier)) {
            return;
        }
        var wanted =
                new ResourceServer(
                        BuiltInIds.MANAGEMENT,
                        identifier,
                        "Steelyard management",
                        false,
                        true,
                        SecondFactorPolicy.OFF,
                        found.map(ResourceServer::version).orElse(1L));
        if (found.isEmpty()) {
            tx.resourceServers().insert(wanted);
        } else if (!tx.resourceServers().update(wanted)) {
            throw new IllegalStateException(
                    "another node is setting another issuer at the same time");
        }
        tx.changed(ChangeKey.resource(BuiltInIds.MANAGEMENT));
    }

    private static Client commandLine(long version) {
        return new Client(
                BuiltInIds.COMMAND_LINE,
                null,
                null,
                Set.of(),
                COMMAND_LINE_NAME,
                ClientType.PUBLIC,
                COMMAND_LINE_GRANT_TYPES,
                Set.of(LOOPBACK),
                Set.of(),
                Set.of(),
                Set.of(),
                ClientSettings.safe(ClientType.PUBLIC),
                false,
                version);
    }
}
