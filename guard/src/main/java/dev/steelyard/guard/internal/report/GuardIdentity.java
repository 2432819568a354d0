package dev.steelyard.guard.internal.report;

import dev.steelyard.guard.feed.ReportSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The id, name, version and start time under which a guard reports to the authorization server.
 *
 * @param id of this process: 24 hex digits, made anew at each start
 * @param name null: the host name
 */
record GuardIdentity(String id, @Nullable String name, String version, Instant started) {

    /** Resolved by the first report, not at the start of an API: a resolver may be slow. */
    private static final class Host {
        static final String NAME = find();

        private static String find() {
            try {
                String host = InetAddress.getLocalHost().getHostName();
                return ReportSettings.isName(host) ? host : "unknown";
            } catch (UnknownHostException e) {
                return "unknown";
            }
        }
    }

    static GuardIdentity of(ReportSettings settings, Instant started) {
        byte[] id = new byte[12];
        new SecureRandom().nextBytes(id);
        String version = GuardIdentity.class.getPackage().getImplementationVersion();
        return new GuardIdentity(
                HexFormat.of().formatHex(id),
                settings.name(),
                version == null ? "unpacked" : version,
                started);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("name", name == null ? Host.NAME : name);
        members.put("version", version);
        members.put("started", started.toEpochMilli());
        return members;
    }
}
