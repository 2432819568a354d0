package dev.steelyard.server.signals;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventStream;

/**
 * Where receivers call.
 *
 * @param origin the issuer's scheme, host and port
 */
record Places(String origin) {
    private static final String BASE = "/ssf/v1";
    static final String STREAM = BASE + "/stream";
    static final String STATUS = BASE + "/status";
    static final String VERIFY = BASE + "/verify";
    static final String POLL = BASE + "/poll/{stream}";

    String address(String path) {
        return origin + path;
    }

    /** SSF 1.0, section 6.1.2: "MUST be unique per stream". */
    String poll(Id<EventStream> stream) {
        return address(POLL.replace("{stream}", stream.hex()));
    }
}
