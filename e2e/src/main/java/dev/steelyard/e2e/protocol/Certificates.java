package dev.steelyard.e2e.protocol;

import com.nimbusds.jwt.JWTParser;
import dev.steelyard.e2e.certificate.SelfSignedCertificate;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Parameters;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * End-to-end check of mutual-TLS client authentication and certificate-bound access tokens (RFC
 * 8705).
 */
public final class Certificates {
    private final CheckContext scene;
    private final Integration integration;
    private final SelfSignedCertificate server;

    /**
     * @param server of the server, at the port for clients with certificates
     */
    public Certificates(CheckContext scene, Integration integration, SelfSignedCertificate server) {
        this.scene = scene;
        this.integration = integration;
        this.server = server;
    }

    public void run() {
        var steps = scene.steps();
        var own = SelfSignedCertificate.make("weighbridge");
        var client = steps.have("a client that has registered its certificate", () -> client(own));
        var tokens =
                steps.have(
                        "its token, by the certificate alone",
                        () -> bound(Tokens.of(ask(new Http(server.trustedBy(own)), client)), own));
        steps.see(
                "the same without the certificate",
                () ->
                        RefusalCheck.byProvider(
                                ask(new Http(server.trustedBy(null)), client),
                                401,
                                "invalid_client"));
        steps.see(
                "with the certificate of another",
                () -> {
                    var other = SelfSignedCertificate.make("weighbridge");
                    return RefusalCheck.byProvider(
                            ask(new Http(server.trustedBy(other)), client), 401, "invalid_client");
                });
        steps.see(
                "GET documents with the token, and no certificate",
                () ->
                        RefusalCheck.token(
                                scene.api()
                                        .documents(scene.application(), Caller.of(client, tokens)),
                                "token_certificate_mismatch"));
    }

    private StepResult<Client> client(SelfSignedCertificate own) {
        var made =
                scene.reseller()
                        .post(
                                "/applications/" + scene.application() + "/clients",
                                Map.of(
                                        "name",
                                        "Weighbridge",
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        List.of("client_credentials"),
                                        "roles",
                                        List.of(integration.role()),
                                        "token_endpoint_auth_method",
                                        "self_signed_tls_client_auth",
                                        "jwks",
                                        own.jwks(),
                                        "tls_client_certificate_bound_access_tokens",
                                        true))
                        .expect(201);
        return new StepResult<>(
                new Client(made.text("_id"), null, made.text("api_key"), ""), made.toString());
    }

    private Answer ask(Http http, Client client) {
        var at = scene.provider().metadata().getMtlsEndpointAliases().getTokenEndpointURI();
        var form = Map.of("grant_type", "client_credentials", "client_id", client.id());
        return http.send(
                HttpRequest.newBuilder(at)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Parameters.encode(form))));
    }

    private static StepResult<Tokens> bound(Tokens tokens, SelfSignedCertificate own) {
        try {
            var claims = JWTParser.parse(tokens.accessToken()).getJWTClaimsSet();
            var confirmation = String.valueOf(claims.getJSONObjectClaim("cnf"));
            Mismatch.unless(
                    confirmation.contains(own.thumbprint()),
                    "cnf with its thumbprint",
                    confirmation);
            return new StepResult<>(tokens, "200, bound to it");
        } catch (ParseException e) {
            throw new Mismatch("a JWT", e.getMessage());
        }
    }
}
