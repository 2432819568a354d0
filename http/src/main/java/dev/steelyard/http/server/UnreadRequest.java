package dev.steelyard.http.server;

import dev.steelyard.http.request.RequestHead;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;

/**
 * The id, path and headers of a request that the HTTP server refused before it was read completely.
 */
record UnreadRequest(String id, String path, ServerRequestHeaders headers) implements RequestHead {
    /** A path with characters that no URL allows could hold anything, so logs don't get it. */
    static UnreadRequest of(String id, DirectHandler.TransportRequest request) {
        var target = request.path();
        boolean visible = target.chars().allMatch(each -> each > ' ' && each < 0x7f);
        return new UnreadRequest(id, visible ? target.split("\\?", 2)[0] : "", request.headers());
    }

    @Override
    public List<String> headers(String name) {
        var header = HeaderNames.create(name);
        return headers.contains(header) ? headers.get(header).allValues() : List.of();
    }
}
