package dev.steelyard.server.token;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.http.route.Cors;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.AccessTokens;
import dev.steelyard.server.issuance.IdTokens;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.issuance.Subjects;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.metering.Tally;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.metering.UseCounter;
import dev.steelyard.server.refusal.EndpointRefusals;
import dev.steelyard.server.refusal.RefusalWriter;
import java.util.List;
import java.util.stream.Stream;

/** Mounts the token endpoint, for scripts of registered origins too. */
public final class TokenRoutes {
    private TokenRoutes() {}

    /**
     * @param more grants that have an endpoint of their own
     */
    public static List<Route> of(
            Ground ground,
            Cors cors,
            ClientAuthenticator clients,
            ScopeRules scopes,
            CodeRedemption codes,
            RefreshSecrets refreshSecrets,
            Throttle throttle,
            List<Grant> more,
            SigningKeys keys,
            Directory directory,
            Subjects subjects,
            Dpop dpop,
            Endings endings,
            UseCounter counter,
            RefusalWriter refusals,
            Tally<GrantType> issued) {
        var settings = ground.settings();
        var endpoint =
                new TokenEndpoint(
                        Stream.concat(
                                        Stream.of(
                                                new ClientCredentials(scopes),
                                                new CodeExchange(codes, ground.clock()),
                                                new Refresh(
                                                        ground.store(),
                                                        scopes,
                                                        refreshSecrets,
                                                        throttle,
                                                        settings.lifetimes(),
                                                        ground.clock())),
                                        more.stream())
                                .toList(),
                        clients,
                        directory,
                        dpop,
                        new AccessTokens(settings, keys, directory, subjects, ground.ids()),
                        new IdTokens(settings, keys, subjects),
                        endings,
                        counter,
                        new EndpointRefusals(refusals, "/token"),
                        issued,
                        ground);
        return cors.open(post(ground.path("/token"), endpoint));
    }
}
