package dev.steelyard.server.registration;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.registration.RegisterClients;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;

/** Registers clients (RFC 7591, section 3). Thread-safe. */
final class RegistrationEndpoint implements Endpoint {
    private final BearerTokens tokens;
    private final RegisterClients register;
    private final RegistrationAnswers answers;

    RegistrationEndpoint(
            BearerTokens tokens, RegisterClients register, RegistrationAnswers answers) {
        this.tokens = tokens;
        this.register = register;
        this.answers = answers;
    }

    @Override
    public Reply handle(Request request) {
        var token = BearerTokens.of(request);
        // Whoever has no token learns nothing of what its metadata would be worth.
        if (!(register.look(token) instanceof Outcome.Done<?>)) {
            throw tokens.wrong(request, SecretKind.INITIAL_ACCESS_TOKEN, token);
        }
        var metadata = MetadataBody.of(Metadata.of(request));
        var outcome = register.register(token, metadata, request.source(), request.id());
        if (outcome instanceof Outcome.Missing) {
            // Taken or ended since.
            throw tokens.wrong(request, SecretKind.INITIAL_ACCESS_TOKEN, token);
        }
        return Reply.json(201, answers.of(RegistrationRefusals.done(outcome))).noStore();
    }
}
