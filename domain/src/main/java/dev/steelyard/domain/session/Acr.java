package dev.steelyard.domain.session;

import java.util.Arrays;
import java.util.List;

/**
 * A value of the {@code acr} claim, which says how the user authenticated, such as by password
 * (OpenID Connect Core, section 2). There is one value for each supported way of login. A second
 * value would have to be stored with the session, as {@code auth_time} is.
 */
public enum Acr {
    /** The user knew the password. */
    PASSWORD("pwd", List.of("pwd"));

    private final String text;
    private final List<String> methods;

    Acr(String text, List<String> methods) {
        this.text = text;
        this.methods = methods;
    }

    /** All values, for discovery. */
    public static List<String> supported() {
        return Arrays.stream(values()).map(Acr::text).toList();
    }

    public String text() {
        return text;
    }

    /** The methods for {@code amr}, by their names in RFC 8176, section 2. */
    public List<String> methods() {
        return methods;
    }
}
