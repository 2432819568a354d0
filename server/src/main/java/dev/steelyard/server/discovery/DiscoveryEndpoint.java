package dev.steelyard.server.discovery;

import static dev.steelyard.http.route.Route.get;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientRequestSettings;
import dev.steelyard.domain.client.metadata.ClientTokenSettings;
import dev.steelyard.domain.client.metadata.SubjectType;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.permission.SignalScope;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.guard.internal.possession.DpopVerifier;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.authorize.rule.ResponseMode;
import dev.steelyard.server.clientkeys.ClientAlgorithm;
import dev.steelyard.server.context.ServerContext;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.settings.ServerSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Serves the authorization server's metadata (OpenID Connect Discovery, section 3, and RFC 8414,
 * section 2). It lists exactly the enabled features. Thread-safe.
 */
public final class DiscoveryEndpoint implements Endpoint {
    private static final String OPENID = "/.well-known/openid-configuration";

    private static final List<String> CLAIMS_OF_TOKENS =
            List.of(
                    "sub",
                    "auth_time",
                    "acr",
                    "amr",
                    "sid",
                    "iss",
                    "aud",
                    "exp",
                    "iat",
                    "nonce",
                    "at_hash");

    private final ServerSettings settings;
    private final CertificateEndpoints certificates;
    private final Directory directory;

    private DiscoveryEndpoint(Services services) {
        this.settings = services.context().settings();
        this.certificates = new CertificateEndpoints(settings);
        this.directory = services.directory();
    }

    /** The metadata, at all of its paths, and the signing keys. */
    public static List<Route> routes(Services services) {
        var context = services.context();
        var discovery = new DiscoveryEndpoint(services);
        var jwks = new JwksEndpoint(services.tokens().keys(), services.directory()::applied);
        return Stream.concat(
                        // Load balancers ask here whether the server is up.
                        paths(context).stream().map(path -> get(path, discovery).in(Lane.ALWAYS)),
                        Stream.of(get(context.path("/jwks"), jwks)))
                .toList();
    }

    /**
     * OpenID Connect Discovery, section 4, appends its name to the issuer; RFC 8414, section 3.1,
     * puts one between the host and the path of the issuer, and its section 5 lets clients look
     * there for the older name too. For an issuer without a path both are one.
     */
    private static Set<String> paths(ServerContext context) {
        return new LinkedHashSet<>(
                List.of(
                        context.path(OPENID),
                        OPENID + context.path(""),
                        "/.well-known/oauth-authorization-server" + context.path("")));
    }

    @Override
    public Reply handle(Request request) {
        return Reply.json(200, metadata())
                .with("Cache-Control", "public, max-age=60")
                .with("Access-Control-Allow-Origin", "*");
    }

    private LinkedHashMap<String, Object> metadata() {
        var issuer = settings.issuer().toString();
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", issuer + "/auth");
        certificates.addresses().forEach(metadata::put);
        metadata.put("jwks_uri", issuer + "/jwks");
        settings.registrationEndpoint()
                .ifPresent(endpoint -> metadata.put("registration_endpoint", endpoint));
        metadata.put("require_pushed_authorization_requests", settings.pushes().required());
        metadata.put("end_session_endpoint", issuer + "/session/end");
        metadata.put("backchannel_logout_supported", true);
        metadata.put("backchannel_logout_session_supported", true);
        metadata.put("frontchannel_logout_supported", true);
        metadata.put("frontchannel_logout_session_supported", true);
        // RFC 8414, section 2.
        var documentation = settings.discovery().serviceDocumentation();
        if (documentation != null) {
            metadata.put("service_documentation", documentation.toString());
        }
        metadata.put("scopes_supported", scopes());
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", ResponseMode.supported());
        metadata.put(
                "grant_types_supported",
                Arrays.stream(GrantType.values())
                        .filter(settings.offered().grantTypes()::contains)
                        .map(GrantType::parameter)
                        .toList());
        metadata.put(
                "subject_types_supported",
                Arrays.stream(SubjectType.values()).map(SubjectType::word).toList());
        metadata.put("id_token_signing_alg_values_supported", ClientTokenSettings.ALGORITHMS);
        metadata.put("userinfo_signing_alg_values_supported", ClientTokenSettings.ALGORITHMS);
        // JARM, section 4.
        metadata.put("authorization_signing_alg_values_supported", ClientTokenSettings.ALGORITHMS);
        // RFC 9701, section 7.
        metadata.put(
                "introspection_signing_alg_values_supported",
                List.of(SigningKeys.ACCESS_TOKEN_ALGORITHM));
        metadata.put("acr_values_supported", Acr.supported());
        authentication(metadata, "token", true);
        authentication(metadata, "introspection", false);
        authentication(metadata, "revocation", true);
        metadata.put("tls_client_certificate_bound_access_tokens", settings.takesCertificates());
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("dpop_signing_alg_values_supported", DpopVerifier.ALGORITHMS);
        metadata.put(
                "prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        metadata.put("ui_locales_supported", List.of("en", "de"));
        metadata.put("claims_supported", claims());
        metadata.put("claims_parameter_supported", true);
        metadata.put("request_parameter_supported", true);
        metadata.put("request_uri_parameter_supported", true);
        metadata.put("require_request_uri_registration", true);
        metadata.put(
                "request_object_signing_alg_values_supported", ClientRequestSettings.ALGORITHMS);
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("steelyard_guard_endpoint", settings.guardEndpoint());
        metadata.put("steelyard_management_endpoint", settings.management());
        certificates.aliases(metadata);
        return metadata;
    }

    /**
     * RFC 8414, section 2.
     *
     * @param none whether public clients may call that endpoint too
     */
    private void authentication(Map<String, Object> metadata, String endpoint, boolean none) {
        var methods =
                Stream.of(AuthenticationMethod.values())
                        .filter(settings.offered().methods()::contains);
        metadata.put(
                endpoint + "_endpoint_auth_methods_supported",
                methods.filter(method -> none || method != AuthenticationMethod.NONE)
                        .flatMap(DiscoveryEndpoint::names)
                        .toList());
        metadata.put(
                endpoint + "_endpoint_auth_signing_alg_values_supported", ClientAlgorithm.names());
    }

    private static Stream<String> names(AuthenticationMethod method) {
        return method == AuthenticationMethod.CLIENT_SECRET_BASIC
                ? Stream.of(method.parameter(), "client_secret_post")
                : Stream.of(method.parameter());
    }

    private static List<String> claims() {
        var person = Arrays.stream(StandardClaim.values()).map(StandardClaim::text);
        return Stream.concat(CLAIMS_OF_TOKENS.stream(), person).toList();
    }

    private List<String> scopes() {
        var scopes = new TreeSet<>(PermissionScopeFilter.IDENTITY);
        scopes.addAll(directory.catalogue().permissionNames());
        if (settings.signals().on()) {
            scopes.addAll(SignalScope.all());
        }
        return List.copyOf(scopes);
    }
}
