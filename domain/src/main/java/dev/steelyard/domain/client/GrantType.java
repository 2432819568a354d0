package dev.steelyard.domain.client;

import java.util.Arrays;
import java.util.Optional;

/** The OAuth grant types that a client can be made for. */
public enum GrantType {
    AUTHORIZATION_CODE("authorization_code"),
    REFRESH_TOKEN("refresh_token"),
    CLIENT_CREDENTIALS("client_credentials");

    private final String parameter;

    GrantType(String parameter) {
        this.parameter = parameter;
    }

    /** The value of {@code grant_type} (RFC 6749). */
    public String parameter() {
        return parameter;
    }

    public static Optional<GrantType> parse(String parameter) {
        return Arrays.stream(values()).filter(type -> type.parameter.equals(parameter)).findFirst();
    }
}
