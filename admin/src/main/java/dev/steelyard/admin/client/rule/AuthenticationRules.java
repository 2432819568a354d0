package dev.steelyard.admin.client.rule;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.uri.WebUri;
import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Checks a client's authentication method, its JSON Web Key Set and the names in its certificates.
 */
public final class AuthenticationRules {
    private static final int LONGEST = 16_384;

    private AuthenticationRules() {}

    public static boolean bySecret(Client client) {
        return client.settings().authentication().method()
                == AuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    static void check(Client client) {
        var authentication = client.settings().authentication();
        if (client.confidential() == (authentication.method() == AuthenticationMethod.NONE)) {
            throw OperationRefusal.invalid(
                    "token_endpoint_auth_method",
                    client.confidential()
                            ? "any method except none for confidential clients"
                            : "none for public clients");
        }
        keys(client);
        names(authentication);
        var method = authentication.method();
        if (needsKeys(method) && !authentication.hasKeys()) {
            throw OperationRefusal.invalid(
                    "token_endpoint_auth_method", method.parameter() + " with jwks or jwks_uri");
        }
    }

    static boolean needsKeys(AuthenticationMethod method) {
        return switch (method) {
            case PRIVATE_KEY_JWT, SELF_SIGNED_TLS_CLIENT_AUTH -> true;
            case CLIENT_SECRET_BASIC, TLS_CLIENT_AUTH, NONE -> false;
        };
    }

    /** RFC 8705, section 2.1.2: a client with tls_client_auth "MUST use exactly one". */
    private static void names(ClientAuthentication authentication) {
        var names = authentication.certificateNames();
        boolean used = authentication.method() == AuthenticationMethod.TLS_CLIENT_AUTH;
        for (var name : CertificateNameType.values()) {
            var value = names.get(name);
            if (value != null && !used) {
                throw OperationRefusal.invalid(
                        name.parameter(), "Only with tls_client_auth; or empty");
            }
            if (value != null && !name.fits(value)) {
                throw OperationRefusal.invalid(name.parameter(), name.allowed());
            }
        }
        if (used && names.size() != 1) {
            throw OperationRefusal.invalid(
                    "token_endpoint_auth_method",
                    "tls_client_auth with one, and only one, of "
                            + Arrays.stream(CertificateNameType.values())
                                    .map(CertificateNameType::parameter)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static void keys(Client client) {
        var authentication = client.settings().authentication();
        var jwks = authentication.jwks();
        var uri = authentication.jwksUri();
        if (!client.confidential() && authentication.hasKeys()) {
            throw OperationRefusal.invalid(
                    jwks == null ? "jwks_uri" : "jwks", "None: public clients keep no keys");
        }
        // RFC 7591, section 2: they "MUST NOT both be present in the same request or response".
        if (jwks != null && uri != null) {
            throw OperationRefusal.invalid(
                    "jwks_uri", "Either jwks or jwks_uri; empty the other one");
        }
        if (jwks != null && jwks.length() > LONGEST) {
            throw OperationRefusal.invalid("jwks", "At most " + LONGEST + " characters");
        }
        if (uri != null && WebUri.parse(uri).filter(WebUri::isHttps).isEmpty()) {
            throw OperationRefusal.invalid(
                    "jwks_uri",
                    "An https URI, with no user, fragment, dot segment or encoded slash; or empty");
        }
    }
}
