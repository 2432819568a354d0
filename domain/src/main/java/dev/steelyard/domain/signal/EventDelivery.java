package dev.steelyard.domain.signal;

import org.jspecify.annotations.Nullable;

/**
 * The delivery method of an event stream of security events, either push or poll (SSF 1.0, section
 * 6.1).
 */
public sealed interface EventDelivery {
    /** The {@code method}, a URN. */
    String method();

    /** Poll delivery (RFC 8936): the receiver asks for events. */
    record Poll() implements EventDelivery {
        public static final String METHOD = "urn:ietf:rfc:8936";

        @Override
        public String method() {
            return METHOD;
        }
    }

    /**
     * Push delivery (RFC 8935): the server calls the receiver.
     *
     * @param endpoint an https URL
     * @param authorization the name of the stored secret for the {@code Authorization} header;
     *     null: none
     */
    record Push(String endpoint, @Nullable String authorization) implements EventDelivery {
        public static final String METHOD = "urn:ietf:rfc:8935";

        @Override
        public String method() {
            return METHOD;
        }
    }
}
