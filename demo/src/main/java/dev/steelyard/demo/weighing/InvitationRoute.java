package dev.steelyard.demo.weighing;

import dev.steelyard.demo.http.Answer;
import dev.steelyard.demo.http.ApiCall;
import dev.steelyard.demo.http.InvalidRequest;
import dev.steelyard.guard.InvitationSender;
import dev.steelyard.guard.feed.InvitationResult;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The route that invites a user into the application by e-mail address, with roles. It uses the
 * caller's own token: the authorization server decides what the caller may give.
 */
public final class InvitationRoute {
    private static final int MAXIMUM_ROLES = 20;

    private final InvitationSender invitations;

    public InvitationRoute(InvitationSender invitations) {
        this.invitations = invitations;
    }

    public Answer invite(ApiCall call) {
        ObjectNode body = call.body();
        JsonNode email = body.get("email");
        if (email == null
                || !email.isString()
                || !email.stringValue().matches("[^@\\s]+@[^@\\s]+")) {
            throw new InvalidRequest("Send email, an address.");
        }
        InvitationResult answer =
                invitations.invite(
                        call.accessToken(),
                        call.application(),
                        email.stringValue(),
                        roles(body.get("roles")));
        return switch (answer) {
            case InvitationResult.Sent sent -> Answer.created(sent.toJson(), null);
            case InvitationResult.Refused(int status, String code, String message) ->
                    new Answer.Failure(status, code, message);
        };
    }

    private static List<String> roles(@org.jspecify.annotations.Nullable JsonNode roles) {
        List<String> names = new ArrayList<>();
        if (roles != null && roles.isArray() && roles.size() <= MAXIMUM_ROLES) {
            for (JsonNode role : roles) if (role.isString()) names.add(role.stringValue());
        }
        if (roles == null || names.isEmpty() || names.size() != roles.size()) {
            throw new InvalidRequest("Send roles, a list of one to twenty names.");
        }
        return names;
    }
}
