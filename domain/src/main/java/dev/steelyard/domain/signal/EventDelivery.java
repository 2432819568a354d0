package dev.steelyard.domain.signal;

import org.jspecify.annotations.Nullable;

/** How a stream's events reach its receiver (SSF 1.0, section 6.1). */
public sealed interface EventDelivery {
    /** The {@code method}, a URN. */
    String method();

    /** RFC 8936: the receiver asks. */
    record Poll() implements EventDelivery {
        public static final String METHOD = "urn:ietf:rfc:8936";

        @Override
        public String method() {
            return METHOD;
        }
    }

    /**
     * RFC 8935: the receiver is called.
     *
     * @param endpoint an https URL
     * @param authorization by which name the secret that the receiver wants to see is kept; null:
     *     it wants none
     */
    record Push(String endpoint, @Nullable String authorization) implements EventDelivery {
        public static final String METHOD = "urn:ietf:rfc:8935";

        @Override
        public String method() {
            return METHOD;
        }
    }
}
