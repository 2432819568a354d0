package dev.steelyard.http.server;

import dev.steelyard.http.request.Head;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;

/** A request that was refused before all of it was read. */
record UnreadRequest(String id, String path, ServerRequestHeaders headers) implements Head {
    /** What can't stand in a URL may be anything, so it is not passed on to logs. */
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
