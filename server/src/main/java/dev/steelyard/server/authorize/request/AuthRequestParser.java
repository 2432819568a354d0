package dev.steelyard.server.authorize.request;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.ErrorTextEscaper;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.authorize.rule.AcrRequest;
import dev.steelyard.server.authorize.rule.PromptValue;
import dev.steelyard.server.authorize.rule.UncheckedRequest;
import dev.steelyard.server.authorize.source.CarriedRequest;
import dev.steelyard.server.authorize.source.ParameterSource;
import dev.steelyard.server.authorize.source.RequestResolver;
import dev.steelyard.server.authorize.source.Resolution;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.issuance.ClaimsParameter;
import dev.steelyard.server.issuance.IdTokenHints;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.issuance.SubjectConverter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses authorization requests and checks them by the rules of the authorization, PAR and device
 * authorization endpoints. It resolves the parameters, finds the response target, and applies the
 * table of rules. Thread-safe.
 */
public final class AuthRequestParser {
    private static final Logger LOG = LoggerFactory.getLogger(AuthRequestParser.class);

    /**
     * RFC 8628, section 3.1; RFC 8707, section 2; RFC 9449, section 10. By the last two a device
     * meets a challenge of an API (RFC 9470, section 4).
     */
    private static final List<String> OF_DEVICES =
            List.of("scope", "resource", "dpop_jkt", "max_age", "acr_values");

    private final ClientAuthenticator clients;
    private final RequestResolver sources;
    private final RedirectTargetFinder targets;
    private final Rules rules;
    private final ScopeRules scopes;
    private final IdTokenHints hints;
    private final SubjectConverter subjects;

    public AuthRequestParser(Services services, RequestResolver sources) {
        var settings = services.context().settings();
        this.clients = services.clients().authenticator();
        this.sources = sources;
        this.targets = new RedirectTargetFinder(settings);
        this.scopes = services.tokens().scopes();
        this.rules = new Rules(scopes, settings.pushes().required());
        this.hints = services.tokens().hints();
        this.subjects = services.tokens().subjects();
    }

    /** The outcome of reading a request. */
    public sealed interface Reading {
        record Valid(AuthorizationRequest request) implements Reading {}

        /** The error is sent to {@code target}. */
        record Refused(ResponseTarget target, OAuthError error) implements Reading {}

        /** There is no target to answer: the user gets an error page. */
        record Unanswerable(Problem problem) implements Reading {}

        /**
         * The redirect URI is not the client's, so the user gets an error page.
         *
         * @param redirectUri null: missing
         */
        record Unregistered(Client client, @Nullable String redirectUri) implements Reading {}
    }

    /**
     * Reads and checks {@code parameters}.
     *
     * @throws OAuthError {@code temporarily_unavailable}, where the response target can't be found
     *     out
     */
    public Reading read(Parameters parameters) {
        var client = parameters.get("client_id").flatMap(clients::identify);
        return client.isEmpty()
                ? new Reading.Unanswerable(Problem.CLIENT_UNKNOWN)
                : read(sources.of(client.get(), parameters), client.get());
    }

    /**
     * The effective parameters of a request that {@code client} pushes, as a query; checked as at
     * the authorization endpoint.
     *
     * @throws OAuthError the first refusal
     */
    public String checkPushed(Client client, Parameters sent) {
        return switch (sources.of(client, sent)) {
            case Resolution.Refused(_, var error) -> throw error;
            case Resolution.Read read -> checkPushed(client, read);
        };
    }

    private static OAuthError unregistered(@Nullable String redirectUri) {
        var refusal =
                new OAuthError(
                        OAuthError.Code.INVALID_REQUEST,
                        "redirect_uri must be one that is registered for the client.");
        return redirectUri == null
                ? refusal
                : refusal.repeating(
                        "The redirect URI "
                                + ErrorTextEscaper.of(redirectUri)
                                + " is not registered for the client. Ask the reseller to register"
                                + " exactly this address, or correct it.");
    }

    /**
     * The effective parameters of a request of a device of {@code client}, as a query; checked as
     * they will be when a user has entered its code.
     *
     * @throws OAuthError the first refusal
     */
    public String checkDevice(Client client, Parameters sent) {
        var asked = new LinkedHashMap<String, String>();
        for (var name : OF_DEVICES) {
            sent.get(name).ifPresent(value -> asked.put(name, value));
        }
        var query = QueryWriter.of(asked);
        rules.check(
                ReceivingEndpoint.DEVICE,
                new UncheckedRequest(client, ParameterSource.DEVICE, Parameters.parse(query)));
        return query;
    }

    private String checkPushed(Client client, Resolution.Read read) {
        return switch (targets.find(client, read.parameters())) {
            case RedirectTargetFinder.Found.Unregistered(var redirectUri) ->
                    throw unregistered(redirectUri);
            case RedirectTargetFinder.Found.Known(var target) -> {
                rules.check(
                        ReceivingEndpoint.PUSHED,
                        new UncheckedRequest(client, read.source(), read.parameters()));
                // Parses what no rule reads too, so that errors in it are refused now.
                var _ = request(target, read.carried(), read.parameters());
                yield QueryWriter.of(read.parameters(), Set.of());
            }
        };
    }

    private Reading read(Resolution resolution, Client client) {
        return switch (resolution) {
            case Resolution.Refused(var answer, var error) when !answer.has("redirect_uri") ->
                    unanswerable(client, error);
            case Resolution.Refused(var answer, var error) ->
                    to(client, answer, target -> new Reading.Refused(target, error));
            case Resolution.Read read when read.carried().entered() != null -> {
                var device = read.carried().entered().authorization();
                yield read(new WaitingDevice(client, device), ReceivingEndpoint.DEVICE, read);
            }
            case Resolution.Read read ->
                    to(
                            client,
                            read.parameters(),
                            target -> read(target, ReceivingEndpoint.AUTHORIZATION, read));
        };
    }

    /** The request didn't say where the answer goes, so the redirect URI isn't the error. */
    private static Reading unanswerable(Client client, OAuthError error) {
        if (error.code() == OAuthError.Code.TEMPORARILY_UNAVAILABLE) {
            throw error; // the request isn't wrong either
        }
        LOG.info(
                "client {} refused, without a redirect: {} ({}) {}",
                client.id(),
                error.code().text(),
                error.recorded(),
                error.detail());
        return new Reading.Unanswerable(Problem.REQUEST_INVALID);
    }

    private Reading to(
            Client client, Parameters parameters, Function<ResponseTarget, Reading> answering) {
        return switch (targets.find(client, parameters)) {
            case RedirectTargetFinder.Found.Unregistered(var redirectUri) ->
                    new Reading.Unregistered(client, redirectUri);
            case RedirectTargetFinder.Found.Known(var target) -> answering.apply(target);
        };
    }

    private Reading read(ResponseTarget target, ReceivingEndpoint point, Resolution.Read read) {
        var asked = new UncheckedRequest(target.client(), read.source(), read.parameters());
        try {
            rules.check(point, asked);
            return new Reading.Valid(request(target, read.carried(), read.parameters()));
        } catch (OAuthError e) {
            return new Reading.Refused(target, e);
        }
    }

    private AuthorizationRequest request(
            ResponseTarget target, CarriedRequest carried, Parameters parameters) {
        var client = target.client();
        var scope = new LinkedHashSet<>(ScopeRules.parse(parameters.get("scope")));
        if (!client.may(GrantType.REFRESH_TOKEN)) {
            scope.remove("offline_access");
        }
        var claims = ClaimsParameter.of(parameters);
        return new AuthorizationRequest(
                target,
                carried,
                scopes.resourceServer(client, parameters.get("resource")),
                scope,
                claims,
                AcrRequest.of(parameters),
                PromptValue.parse(parameters),
                parameters
                        .get("max_age")
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(client.settings().requests().defaultMaxAge()),
                meant(hinted(target, carried, parameters), claims.subjects(), client),
                parameters.get("nonce").orElse(null),
                parameters.get("code_challenge").orElse(null),
                parameters.get("dpop_jkt").orElse(null),
                parameters.get("login_hint").orElse(null),
                parameters.get("ui_locales").orElse(null));
    }

    /** The users that both name, where both are present. */
    private @Nullable Set<Id<User>> meant(
            @Nullable Id<User> hinted, @Nullable Set<String> named, Client client) {
        if (named == null) {
            return hinted == null ? null : Set.of(hinted);
        }
        return named.stream()
                .flatMap(subject -> subjects.meant(client, subject).stream())
                .filter(user -> hinted == null || hinted.equals(user))
                .collect(toUnmodifiableSet());
    }

    private @Nullable Id<User> hinted(
            ResponseTarget target, CarriedRequest carried, Parameters parameters) {
        var entered = carried.entered();
        return entered != null
                ? entered.by()
                : hinted(target, parameters.get("id_token_hint").orElse(null));
    }

    private @Nullable Id<User> hinted(ResponseTarget target, @Nullable String idToken) {
        if (idToken == null) {
            return null;
        }
        return hints.read(idToken)
                .filter(hint -> hint.client().equals(target.client().id()))
                .map(IdTokenHints.Hint::user)
                .orElseThrow(
                        () ->
                                new OAuthError(
                                        OAuthError.Code.INVALID_REQUEST,
                                        "id_token_hint must be an ID token of this issuer for this"
                                                + " client."));
    }
}
