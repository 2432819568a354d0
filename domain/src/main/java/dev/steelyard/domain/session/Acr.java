package dev.steelyard.domain.session;

import java.util.Arrays;
import java.util.List;

/**
 * What a login can prove, as {@code acr} tells it (OpenID Connect Core, section 2): a value for
 * each way of login that there is, and for no other. What has another one must be kept with the
 * session, as {@code auth_time} is.
 */
public enum Acr {
    /** Whoever it was knew the password. */
    PASSWORD("pwd", List.of("pwd"));

    private final String text;
    private final List<String> methods;

    Acr(String text, List<String> methods) {
        this.text = text;
        this.methods = methods;
    }

    /** All of them, as discovery names them. */
    public static List<String> supported() {
        return Arrays.stream(values()).map(Acr::text).toList();
    }

    public String text() {
        return text;
    }

    /** {@code amr}: the methods, by their names of RFC 8176, section 2. */
    public List<String> methods() {
        return methods;
    }
}
