package dev.steelyard.guard;

import dev.steelyard.guard.feed.InvitationResult;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.feed.Discovery;
import dev.steelyard.guard.internal.feed.JsonMemberReader;
import dev.steelyard.guard.internal.feed.ServerConnection;
import java.util.List;
import java.util.Map;

/**
 * Sends invitations to become a member of an application, in the name of a user or client that
 * calls the API. Thread-safe.
 */
public final class InvitationSender {
    private final ServerConnection server;
    private final Discovery discovery;

    InvitationSender(ServerConnection server, Discovery discovery) {
        this.server = server;
        this.discovery = discovery;
    }

    /**
     * Invites with the caller's own token, so that the server decides which roles the caller may
     * give.
     *
     * @param roles names of roles
     * @throws StateUnavailable if the server gives no answer
     */
    public InvitationResult invite(
            String accessToken, String application, String email, List<String> roles) {
        Map<String, Object> body =
                Map.of(
                        "access_token", accessToken,
                        "application", application,
                        "email", email,
                        "roles", roles);
        var answer = server.postForAnswer(discovery.guard("/invitations"), body);
        JsonMemberReader json = new JsonMemberReader(answer.body());
        if (answer.status() == 201) {
            return new InvitationResult.Sent(
                    json.text("_id"), json.optionalText("link"), json.optionalText("expires"));
        }
        JsonMemberReader error = json.optionalObject("error");
        // An answer without the protocol's error, or about this API's own credentials, does not
        // concern the caller.
        boolean ofTheCaller = answer.status() >= 400 && answer.status() < 500;
        if (error == null || !ofTheCaller) {
            throw new StateUnavailable("/invitations answered " + answer.status());
        }
        return new InvitationResult.Refused(
                answer.status(), error.text("code"), error.text("message"));
    }
}
