package dev.steelyard.server.signals;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.server.settings.ServerSettings;

/**
 * Where receivers call.
 *
 * @param origin the issuer's scheme, host and port
 */
record Places(String origin) {
    static final String BASE = ServerSettings.EVENT_STREAMS;
    static final String STREAM = BASE + "/stream";
    static final String STATUS = BASE + "/status";
    static final String VERIFY = BASE + "/verify";
    static final String ADD_SUBJECT = BASE + "/subjects/add";
    static final String REMOVE_SUBJECT = BASE + "/subjects/remove";
    static final String POLL = BASE + "/poll/{stream}";

    String address(String path) {
        return origin + path;
    }

    /** SSF 1.0, section 6.1.2: "MUST be unique per stream". */
    String poll(Id<EventStream> stream) {
        return address(pollPath(stream));
    }

    static String pollPath(Id<EventStream> stream) {
        return POLL.replace("{stream}", stream.hex());
    }
}
