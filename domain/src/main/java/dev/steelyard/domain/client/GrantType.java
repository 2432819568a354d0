package dev.steelyard.domain.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An OAuth grant type that a client can be authorized to use, such as {@code authorization_code}.
 */
public enum GrantType {
    AUTHORIZATION_CODE("authorization_code"),
    REFRESH_TOKEN("refresh_token"),
    CLIENT_CREDENTIALS("client_credentials"),
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code");

    private final String parameter;

    GrantType(String parameter) {
        this.parameter = parameter;
    }

    /** The value of {@code grant_type} (RFC 6749; RFC 8628, section 3.4). */
    public String parameter() {
        return parameter;
    }

    /** The values that {@link #parse} accepts, in their order. */
    public static List<String> parameters() {
        return Arrays.stream(values()).map(GrantType::parameter).toList();
    }

    public static Optional<GrantType> parse(String parameter) {
        return Arrays.stream(values()).filter(type -> type.parameter.equals(parameter)).findFirst();
    }
}
