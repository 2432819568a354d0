package dev.steelyard.server.manage;

import dev.steelyard.admin.credential.ManageCredentials;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.Reply;
import java.time.InstantSource;

/** {@code /clients/{id}/secrets} and {@code /clients/{id}/api-keys}. */
final class CredentialRoutes {
    private final ManageCredentials credentials;
    private final SecretKind kind;
    private final String segment;
    private final InstantSource clock;

    private CredentialRoutes(
            ManageCredentials credentials, SecretKind kind, String segment, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.kind = kind;
        this.segment = segment;
    }

    static CredentialRoutes secrets(ManageCredentials credentials, InstantSource clock) {
        return new CredentialRoutes(credentials, SecretKind.CLIENT_SECRET, "secrets", clock);
    }

    static CredentialRoutes apiKeys(ManageCredentials credentials, InstantSource clock) {
        return new CredentialRoutes(credentials, SecretKind.API_KEY, "api-keys", clock);
    }

    Reply list(Call call) {
        return Replies.all(
                call,
                credentials.list(call.actor(), call.id("id"), kind),
                CredentialJson.wanted(call, clock),
                CredentialJson::of);
    }

    Reply get(Call call) {
        Id<Client> id = call.id("id");
        return Replies.one(
                call,
                credentials.get(call.actor(), id, kind, call.id("credential")),
                CredentialJson::of);
    }

    Reply create(Call call) {
        var command = CredentialJson.created(call);
        Id<Client> id = call.id("id");
        return Posted.made(
                call,
                actor -> credentials.add(actor, id, kind, command),
                CredentialJson::made,
                "/clients/" + id + "/" + segment);
    }

    Reply update(Call call) {
        var body = call.body("expires");
        if (!body.has("expires")) {
            throw ApiError.invalid("expires", "A time, or null for never; it is missing");
        }
        Id<Client> id = call.id("id");
        Id<Credential> credential = call.id("credential");
        return Replies.one(
                call,
                credentials.end(
                        call.actor(), id, kind, credential, body.time("expires"), call.expected()),
                CredentialJson::of);
    }

    Reply delete(Call call) {
        call.noBody();
        Id<Client> id = call.id("id");
        return Replies.one(
                call,
                credentials.retire(call.actor(), id, kind, call.id("credential"), call.expected()),
                CredentialJson::of);
    }
}
