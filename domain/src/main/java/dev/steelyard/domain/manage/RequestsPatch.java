package dev.steelyard.domain.manage;

import static java.util.Objects.requireNonNullElse;

import dev.steelyard.domain.client.ClientRequests;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to change of how a client asks; null stays as it is, an empty algorithm is none. */
public record RequestsPatch(
        @Nullable String signingAlgorithm,
        @Nullable Boolean requireSigned,
        @Nullable Set<String> requestUris,
        @Nullable Boolean requirePushed) {
    public static final RequestsPatch NONE = new RequestsPatch(null, null, null, null);

    ClientRequests over(ClientRequests before) {
        return new ClientRequests(
                algorithm(before.signingAlgorithm()),
                requireNonNullElse(requireSigned, before.requireSigned()),
                requestUris == null ? before.requestUris() : Hosts.ascii(requestUris),
                requireNonNullElse(requirePushed, before.requirePushed()));
    }

    private @Nullable String algorithm(@Nullable String before) {
        if (signingAlgorithm == null) {
            return before;
        }
        return signingAlgorithm.isEmpty() ? null : signingAlgorithm;
    }
}
