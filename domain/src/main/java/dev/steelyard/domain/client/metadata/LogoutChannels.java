package dev.steelyard.domain.client.metadata;

import org.jspecify.annotations.Nullable;

/**
 * A client's settings for back-channel and front-channel logout (OpenID Connect Back-Channel and
 * Front-Channel Logout 1.0, section 2). The client always gets {@code iss} and {@code sid}; whether
 * it requires them is stored only.
 *
 * @param backchannelUri where this server posts a logout token; null: nowhere
 * @param frontchannelUri the page that the browser loads in a frame; null: none
 */
public record LogoutChannels(
        @Nullable String backchannelUri,
        boolean backchannelSessionRequired,
        @Nullable String frontchannelUri,
        boolean frontchannelSessionRequired) {
    public static final LogoutChannels NONE = new LogoutChannels(null, false, null, false);

    /** Whether it has any channel. */
    public boolean any() {
        return backchannelUri != null || frontchannelUri != null;
    }
}
