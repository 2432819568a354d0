package dev.steelyard.http.request;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the {@code Cookie} header of a request (RFC 6265, section 4.2.1). */
final class Cookies {
    private Cookies() {}

    /**
     * The value of a cookie; empty if the name occurs twice, since an attacker may have planted
     * one.
     */
    static Optional<String> find(List<String> headers, String name) {
        @Nullable String found = null;
        for (var header : headers) {
            for (var pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    if (found != null) {
                        return Optional.empty();
                    }
                    found = pair.substring(equals + 1).strip();
                }
            }
        }
        return Optional.ofNullable(found);
    }
}
