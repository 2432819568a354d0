package dev.steelyard.signals.stream;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.server.settings.ServerSettings;

/**
 * The URLs of the endpoints at which receivers configure and poll event streams (SSF 1.0).
 *
 * @param origin the issuer's scheme, host and port
 */
public record StreamAddresses(String origin) {
    public static final String BASE = ServerSettings.EVENT_STREAMS;
    public static final String STREAM = BASE + "/stream";
    public static final String STATUS = BASE + "/status";
    public static final String VERIFY = BASE + "/verify";
    public static final String ADD_SUBJECT = BASE + "/subjects/add";
    public static final String REMOVE_SUBJECT = BASE + "/subjects/remove";
    public static final String POLL = BASE + "/poll/{stream}";

    public String address(String path) {
        return origin + path;
    }

    /** SSF 1.0, section 6.1.2: "MUST be unique per stream". */
    String poll(Id<EventStream> stream) {
        return address(pollPath(stream));
    }

    public static String pollPath(Id<EventStream> stream) {
        return POLL.replace("{stream}", stream.hex());
    }
}
