package dev.steelyard.domain.client.metadata;

import java.util.Arrays;
import java.util.Optional;

/**
 * A client authentication method, such as {@code private_key_jwt} (OpenID Connect Core, section 9,
 * and RFC 8705, section 2).
 */
public enum AuthenticationMethod {
    /** A client secret, in the header or in the form: both are accepted. */
    CLIENT_SECRET_BASIC("client_secret_basic"),
    /** A JWT that the client signs, a new one each time. */
    PRIVATE_KEY_JWT("private_key_jwt"),
    /** A certificate of an authority that the operator trusts (RFC 8705, section 2.1). */
    TLS_CLIENT_AUTH("tls_client_auth"),
    /** A certificate that the client registered (RFC 8705, section 2.2). */
    SELF_SIGNED_TLS_CLIENT_AUTH("self_signed_tls_client_auth"),
    /** No authentication: a public client. */
    NONE("none");

    private final String parameter;

    AuthenticationMethod(String parameter) {
        this.parameter = parameter;
    }

    /** The value of {@code token_endpoint_auth_method}. */
    public String parameter() {
        return parameter;
    }

    /** Whether it is a TLS certificate (RFC 8705, section 2). */
    public boolean byCertificate() {
        return switch (this) {
            case TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH -> true;
            case CLIENT_SECRET_BASIC, PRIVATE_KEY_JWT, NONE -> false;
        };
    }

    public static Optional<AuthenticationMethod> parse(String parameter) {
        return Arrays.stream(values())
                .filter(method -> method.parameter.equals(parameter))
                .findFirst();
    }
}
