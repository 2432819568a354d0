package dev.steelyard.server.issuance;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.SignalScope;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.http.answer.ErrorTextEscaper;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.directory.Catalogue;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.settings.ServerSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the scopes (RFC 6749, section 3.3) and resources (RFC 8707) that clients request, and
 * decides the granted scope. Thread-safe.
 */
public final class ScopeRules {
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    private static final int MAX_SCOPES = 100;

    /** Characters of an unknown scope that an answer repeats. */
    private static final int SHOWN = 80;

    private final Directory directory;
    private final ServerSettings settings;

    public ScopeRules(Directory directory, ServerSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** The scopes that a {@code scope} parameter names, in their order. */
    public static Set<String> parse(Optional<String> parameter) {
        var scopes = new LinkedHashSet<String>();
        for (var scope : parameter.orElse("").split(" ", -1)) {
            if (!scope.isEmpty()) {
                if (!SCOPE.matcher(scope).matches()) {
                    throw invalid("A scope holds a character that scopes may not have.");
                }
                scopes.add(scope);
            }
        }
        if (scopes.size() > MAX_SCOPES) {
            throw invalid("More than " + MAX_SCOPES + " scopes.");
        }
        return scopes;
    }

    /**
     * The resource server of a request of {@code client}: the one it names, else the standard one.
     * A client of an application gets no tokens for the management API, and a management client
     * none for any other. The endpoints of security events belong to the management API.
     */
    public ResourceServer resourceServer(Client client, Optional<String> resource) {
        var catalogue = directory.catalogue();
        var named =
                resource.isEmpty()
                        ? catalogue.standard(client)
                        : catalogue.resourceServer(
                                isOfSignals(resource.get())
                                        ? settings.management()
                                        : resource.get());
        return named.filter(server -> server.builtIn() == (client.application() == null))
                .orElseThrow(
                        () ->
                                new OAuthError(
                                        OAuthError.Code.INVALID_TARGET,
                                        resource.isEmpty()
                                                ? "There is no default resource server. Name one with the"
                                                        + " parameter resource."
                                                : "The resource is not an API that this client gets"
                                                        + " tokens for."));
    }

    private boolean isOfSignals(String resource) {
        var base = settings.eventStreams();
        return settings.signals().on()
                && (resource.equals(base) || resource.startsWith(base + "/"));
    }

    /**
     * The scope granted to {@code client}, which acts for itself. A request for the endpoints of
     * security events gets no more than these need, even if it names no scope.
     *
     * @param named the scopes that the request names
     * @param at the result of {@link #resourceServer}
     */
    public Set<String> ofClient(
            PrincipalRef client, Set<String> named, Optional<String> resource, ResourceServer at) {
        if (named.isEmpty() && resource.filter(this::isOfSignals).isEmpty()) {
            return named;
        }
        check(named, at, PrincipalKind.CLIENT);
        var permissions = directory.state(client, at).permissions();
        var effective = at.builtIn() ? SignalScope.within(permissions) : permissions;
        var granted = grant(named.isEmpty() ? effective : named, effective);
        if (granted.isEmpty()) {
            throw invalid("The client has no permission for security events; ask the operator.");
        }
        return granted;
    }

    /**
     * Refuses scopes that are unknown, or that a principal of that kind could never hold there
     * (rule 7).
     */
    public void check(Set<String> asked, ResourceServer at, PrincipalKind kind) {
        var catalogue = directory.catalogue();
        for (var scope : asked) {
            boolean possible =
                    PermissionScopeFilter.IDENTITY.contains(scope)
                            ? kind == PrincipalKind.USER
                            : holdable(catalogue, scope, at, kind);
            if (!possible) {
                throw impossible(scope, kind == PrincipalKind.CLIENT ? "client" : "user");
            }
        }
    }

    /** Scopes are public: discovery lists them. */
    private static OAuthError impossible(String scope, String kind) {
        var ends = " is unknown at this API, or one that a " + kind + " can never hold.";
        return invalid("A scope" + ends)
                .repeating("The scope " + ErrorTextEscaper.of(scope, SHOWN) + ends);
    }

    /**
     * The granted part of {@code asked}: permission scopes that are not effective now are left out,
     * so that a later change can take away but never add (rule 4). Where none of them is left the
     * request is refused: a token without permission scopes would do all that the roles allow.
     */
    public static Set<String> grant(Set<String> asked, Set<String> effective) {
        var permissions = PermissionScopeFilter.permissionsIn(asked);
        if (permissions.isEmpty()) {
            return asked;
        }
        var granted = new LinkedHashSet<>(asked);
        granted.removeIf(scope -> permissions.contains(scope) && !effective.contains(scope));
        if (PermissionScopeFilter.permissionsIn(granted).isEmpty()) {
            throw invalid(
                    "None of the requested permissions is held. Ask for them to be added to the"
                            + " role.");
        }
        return granted;
    }

    private boolean holdable(
            Catalogue catalogue, String scope, ResourceServer at, PrincipalKind kind) {
        if (at.builtIn()) {
            return settings.signals().on()
                    && kind == PrincipalKind.CLIENT
                    && SignalScope.find(scope).isPresent();
        }
        return catalogue
                .permission(scope)
                .filter(permission -> permission.resourceServer().equals(at.id()))
                .filter(permission -> permission.holders().contains(kind))
                .isPresent();
    }

    /** The scopes of a stored space-separated list. */
    public static Set<String> ofStored(String scope) {
        return scope.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(scope.split(" ")));
    }

    /** {@code invalid_scope}, with that description. */
    public static OAuthError invalid(String description) {
        return new OAuthError(OAuthError.Code.INVALID_SCOPE, description);
    }
}
