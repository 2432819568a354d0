package dev.steelyard.server.registration;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.registration.ManageOwnRegistration;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;

/**
 * The client configuration endpoint, at which a client reads, updates and deletes its own
 * registration (RFC 7592, section 2). Reads and updates are limited, a deletion never is.
 * Thread-safe.
 */
final class ClientEndpoint {
    private final BearerTokens tokens;
    private final ManageOwnRegistration own;
    private final RegistrationResponses answers;
    private final Throttle throttle;

    ClientEndpoint(
            BearerTokens tokens,
            ManageOwnRegistration own,
            RegistrationResponses answers,
            Throttle throttle) {
        this.tokens = tokens;
        this.own = own;
        this.answers = answers;
        this.throttle = throttle;
    }

    Reply get(Request request) {
        var token = BearerTokens.of(request);
        var outcome = own.get(counted(request, token), token, request.source(), request.id());
        return Reply.json(200, answers.of(done(request, token, outcome))).noStore();
    }

    Reply put(Request request) {
        var token = BearerTokens.of(request);
        var id = counted(request, token);
        // The token is used even if the body is refused: the previous token ends.
        done(request, token, own.get(id, token, request.source(), request.id()));
        var body = Metadata.of(request);
        var outcome =
                own.update(
                        id,
                        token,
                        MetadataParser.of(body, id),
                        body.optionalText("client_secret").orElse(null),
                        request.source(),
                        request.id());
        return Reply.json(200, answers.of(done(request, token, outcome))).noStore();
    }

    Reply delete(Request request) {
        var token = BearerTokens.of(request);
        var id = client(request, token);
        done(request, token, own.remove(id, token, request.source(), request.id()));
        return Reply.empty(204).noStore();
    }

    /** The client, counted once its token is right: attempts of others don't use up its budget. */
    private Id<Client> counted(Request request, String token) {
        var id = client(request, token);
        done(request, token, own.look(id, token));
        return throttle.counted(
                Limit.REGISTRATION_OF_CLIENT.of(id.hex()),
                "The registration was read or changed too often.",
                _ -> id);
    }

    private <T> T done(Request request, String token, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Missing) {
            throw tokens.wrong(request, SecretKind.REGISTRATION_ACCESS_TOKEN, token);
        }
        return RegistrationErrorMapper.done(outcome);
    }

    /** Text that can't be an id is refused like a wrong token. */
    private Id<Client> client(Request request, String token) {
        return Id.<Client>parse(request.variable("client"))
                .orElseThrow(
                        () -> tokens.wrong(request, SecretKind.REGISTRATION_ACCESS_TOKEN, token));
    }
}
