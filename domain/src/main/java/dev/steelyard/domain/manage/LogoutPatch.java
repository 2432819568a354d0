package dev.steelyard.domain.manage;

import static java.util.Objects.requireNonNullElse;

import dev.steelyard.domain.client.LogoutChannels;
import org.jspecify.annotations.Nullable;

/** What to change of how a client learns of logouts; null stays as it is, an empty URI is none. */
public record LogoutPatch(
        @Nullable String backchannelUri,
        @Nullable Boolean backchannelSessionRequired,
        @Nullable String frontchannelUri,
        @Nullable Boolean frontchannelSessionRequired) {
    public static final LogoutPatch NONE = new LogoutPatch(null, null, null, null);

    LogoutChannels over(LogoutChannels before) {
        return new LogoutChannels(
                uri(backchannelUri, before.backchannelUri()),
                requireNonNullElse(backchannelSessionRequired, before.backchannelSessionRequired()),
                uri(frontchannelUri, before.frontchannelUri()),
                requireNonNullElse(
                        frontchannelSessionRequired, before.frontchannelSessionRequired()));
    }

    private static @Nullable String uri(@Nullable String patch, @Nullable String before) {
        if (patch == null) {
            return before;
        }
        return patch.isEmpty() ? null : Hosts.ascii(patch);
    }
}
