package dev.steelyard.guard.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who reports.
 *
 * @param id of this process: 24 hex digits, made anew at each start
 */
record Identity(String id, String name, String version, Instant started) {
    private static final String UNKNOWN = "unknown";

    static Identity of(ReportSettings settings, Instant started) {
        byte[] id = new byte[12];
        new SecureRandom().nextBytes(id);
        String given = settings.name();
        String version = Identity.class.getPackage().getImplementationVersion();
        return new Identity(
                HexFormat.of().formatHex(id),
                given == null ? host() : given,
                version == null ? "unpacked" : version,
                started);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("name", name);
        members.put("version", version);
        members.put("started", started.toEpochMilli());
        return members;
    }

    private static String host() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return ReportSettings.isName(host) ? host : UNKNOWN;
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }
}
