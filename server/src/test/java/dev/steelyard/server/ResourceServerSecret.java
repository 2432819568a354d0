package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import java.security.SecureRandom;
import java.util.Base64;

/** What the API of {@link Platform} authenticates with: a secret made for a test. */
record ResourceServerSecret(
        RunningServer server,
        Id<ResourceServer> resourceServer,
        Id<Credential> credential,
        String secret) {

    static ResourceServerSecret of(RunningServer server) {
        var platform = server.platform;
        Id<ResourceServer> at =
                server.store
                        .read(tx -> tx.resourceServers().findByIdentifier(Platform.API))
                        .orElseThrow()
                        .id();
        var secret =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.CLIENT_SECRET, platform.<Credential>next());
        Id<Credential> id = secret.id();
        platform.change(
                tx ->
                        tx.credentials()
                                .insert(
                                        new Credential(
                                                id,
                                                at,
                                                SecretKind.CLIENT_SECRET,
                                                secret.hash(),
                                                server.clock.instant(),
                                                null)),
                ChangeKey.resource(at));
        server.core.pump().catchUp();
        return new ResourceServerSecret(server, at, id, secret.reveal());
    }

    String id() {
        return resourceServer.hex();
    }

    /** The value of an Authorization header. */
    String basic() {
        return basic(secret);
    }

    /** The same with another password. */
    String basic(String password) {
        var pair = id() + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(US_ASCII));
    }

    /** Ends the secret now. */
    void retire() {
        server.platform.change(
                tx ->
                        tx.credentials()
                                .setExpiry(credential, resourceServer, server.clock.instant()),
                ChangeKey.resource(resourceServer));
    }
}
