package dev.steelyard.server;

import dev.steelyard.adminapi.ManagementApi;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.server.HttpServer;
import dev.steelyard.http.server.HttpSettings;
import dev.steelyard.http.server.Load;
import dev.steelyard.http.server.ReplyObserver;
import dev.steelyard.http.server.TlsListener;
import dev.steelyard.server.clientauth.CredentialUseRecorder;
import dev.steelyard.server.context.ActivityServices;
import dev.steelyard.server.discovery.CertificateEndpoints;
import dev.steelyard.server.feed.change.RecentChanges;
import dev.steelyard.server.refusal.RefusalWriter;
import dev.steelyard.server.settings.ServerSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running OAuth authorization server and OpenID Provider, which listens on its ports until it is
 * closed.
 */
public final class AuthorizationServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationServer.class);

    private final ActivityServices activity;
    private final HttpServer http;
    private final RecentChanges told;

    private AuthorizationServer(ActivityServices activity, HttpServer http, RecentChanges told) {
        this.activity = activity;
        this.http = http;
        this.told = told;
    }

    /** Mounts the endpoints of this module and begins to listen. */
    public static AuthorizationServer start(Core core) {
        return start(core, List.of(), ReplyObserver.NONE);
    }

    /**
     * Mounts every endpoint and begins to listen. To be closed before {@code core}.
     *
     * @param more routes of other modules
     * @param watcher learns how requests end
     */
    public static AuthorizationServer start(Core core, List<Route> more, ReplyObserver watcher) {
        var activity = core.activity();
        core.chores().every(CredentialUseRecorder.EVERY, "use-counts", activity.usage()::flush);
        core.chores().every(RefusalWriter.EVERY, "refusals", activity.refusals()::flush);
        var settings = core.settings();
        var mounted = Endpoints.of(core);
        var http =
                HttpServer.start(
                        new HttpSettings(
                                settings.host(),
                                settings.port(),
                                secure(settings),
                                settings.proxies(),
                                settings.requests()),
                        Stream.concat(mounted.routes().stream(), more.stream()).toList(),
                        Map.of(
                                BuiltInIds.MANAGEMENT_PATH,
                                ManagementApi::refuse,
                                "",
                                mounted.elsewhere()),
                        core.ids(),
                        watcher);
        return new AuthorizationServer(activity, http, core.pump().recent());
    }

    private static @Nullable TlsListener secure(ServerSettings settings) {
        var port = settings.mutualTls().port();
        var own = settings.mutualTls().own();
        return port == null || own == null
                ? null
                : new TlsListener(port, own, new CertificateEndpoints(settings)::has);
    }

    public int port() {
        return http.port();
    }

    /** The requests in progress. */
    public Load load() {
        return http.load();
    }

    /** The port at which clients present certificates; -1: this server has no such port. */
    public int certificatePort() {
        return http.securePort();
    }

    /** Finishes the requests in progress, writes the counts, then ends. */
    @Override
    public void close() {
        // Ends the guards' streams, for which close() would wait; the guards reconnect elsewhere.
        told.end();
        http.close();
        try {
            activity.usage().flush();
            activity.refusals().flush();
        } catch (StoreUnavailable e) {
            LOG.warn("the last use counts and refusals could not be written and are lost", e);
        }
    }
}
