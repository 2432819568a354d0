package dev.steelyard.server.device;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.grant.UserCode;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.authorize.request.AuthRequestParser;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.RequestBudget;
import dev.steelyard.server.refusal.EndpointRefusalWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The device authorization endpoint, at which a device gets its device code and user code (RFC
 * 8628, sections 3.1 and 3.2). A request is checked at once, by the rules of the authorization
 * endpoint, so that the device hears of an error and not the user. Thread-safe.
 */
final class DeviceAuthorizationEndpoint implements Endpoint {
    private static final int LONGEST = 4096;

    /** Codes in use are few among all; so many collisions in a row never happen. */
    private static final int ATTEMPTS = 5;

    private final ClientAuthenticator authenticator;
    private final AuthRequestParser requests;
    private final Dpop dpop;
    private final RequestBudget intake;
    private final UserCodes userCodes;
    private final EndpointRefusalWriter refusals;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final InstantSource clock;
    private final Duration lifetime;
    private final String page;

    DeviceAuthorizationEndpoint(
            Services services, AuthRequestParser requests, UserCodes userCodes) {
        var context = services.context();
        var activity = services.activity();
        this.authenticator = services.clients().authenticator();
        this.requests = requests;
        this.dpop = services.clients().dpop();
        this.intake =
                new RequestBudget(
                        activity.throttle(), Limit.DEVICE_OF_CLIENT, Limit.DEVICE_AT_SOURCE);
        this.userCodes = userCodes;
        this.refusals = new EndpointRefusalWriter(activity.refusals(), "/device_authorization");
        this.ids = context.ids();
        this.secrets = context.secrets();
        this.clock = context.clock();
        this.lifetime = context.settings().devices().lifetime();
        this.page = context.settings().issuer() + EntryPage.PATH;
    }

    @Override
    public Reply handle(Request request) {
        var form = request.form();
        var client = authenticator.authenticate(request, form).client();
        try {
            return begin(request, form, client);
        } catch (OAuthError refusal) {
            throw refusals.kept(request, client, refusal);
        }
    }

    private Reply begin(Request request, Parameters form, Client client) {
        var proof = dpop.proof(request, client);
        var jkt = Dpop.key(proof);
        var query = Dpop.bound(requests.checkDevice(client, form), jkt);
        if (query.length() > LONGEST) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "A request must not be longer than " + LONGEST + " characters.");
        }
        var deviceCode = secrets.next(SecretKind.DEVICE_CODE, ids.<DeviceAuthorization>next());
        var userCode =
                intake.keep(
                        request,
                        client,
                        query.length(),
                        tx -> insert(tx, request, client, query, deviceCode));
        dpop.use(proof);
        var reply = Reply.json(200, answer(deviceCode, userCode)).noStore();
        return jkt == null ? reply : dpop.answered(reply);
    }

    private UserCode insert(
            Transaction tx, Request request, Client client, String query, Secret deviceCode) {
        var now = clock.instant();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var userCode = UserCode.next(secrets);
            var authorization =
                    new DeviceAuthorization(
                            deviceCode.id(),
                            deviceCode.hash(),
                            userCodes.name(userCode),
                            client.id(),
                            query,
                            Objects.requireNonNullElse(request.origin().source(), ""),
                            now,
                            now.plus(lifetime),
                            null);
            if (tx.deviceAuthorizations().insert(authorization)) {
                return userCode;
            }
        }
        throw new OAuthError(
                OAuthError.Code.TEMPORARILY_UNAVAILABLE, "No user code was free; try again.");
    }

    private Map<String, Object> answer(Secret deviceCode, UserCode userCode) {
        var complete = QueryWriter.of(Map.of(EntryPage.USER_CODE, userCode.shown()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("device_code", deviceCode.reveal());
        answer.put("user_code", userCode.shown());
        answer.put("verification_uri", page);
        answer.put("verification_uri_complete", page + "?" + complete);
        answer.put("expires_in", lifetime.toSeconds());
        answer.put("interval", DevicePollLimiter.INTERVAL.toSeconds());
        return answer;
    }
}
