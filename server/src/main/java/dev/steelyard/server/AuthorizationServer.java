package dev.steelyard.server;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.http.server.HttpServer;
import dev.steelyard.http.server.HttpSettings;
import dev.steelyard.http.server.Load;
import dev.steelyard.http.server.TlsListener;
import dev.steelyard.http.server.Watcher;
import dev.steelyard.server.discovery.CertificateEndpoints;
import dev.steelyard.server.feed.RecentChanges;
import dev.steelyard.server.manage.ManagementApi;
import dev.steelyard.server.metering.UseCounter;
import dev.steelyard.server.refusal.RefusalWriter;
import dev.steelyard.server.settings.ServerSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running authorization server. */
public final class AuthorizationServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationServer.class);

    private final UseCounter counter;
    private final RefusalWriter refusals;
    private final HttpServer http;
    private final RecentChanges told;

    private AuthorizationServer(
            UseCounter counter, RefusalWriter refusals, HttpServer http, RecentChanges told) {
        this.counter = counter;
        this.refusals = refusals;
        this.http = http;
        this.told = told;
    }

    /** Mounts every endpoint and begins to listen. To be closed before {@code core}. */
    public static AuthorizationServer start(Core core) {
        return start(core, Watcher.NONE);
    }

    /**
     * The same.
     *
     * @param watcher learns how requests end
     */
    public static AuthorizationServer start(Core core, Watcher watcher) {
        var counter = new UseCounter(core.store(), core.clock());
        core.chores().every(UseCounter.EVERY, "use-counts", counter::flush);
        var refusals = new RefusalWriter(core.store(), core.ids(), core.clock());
        core.chores().every(RefusalWriter.EVERY, "refusals", refusals::flush);
        var settings = core.settings();
        var routes = Endpoints.of(core, counter, refusals);
        var http =
                HttpServer.start(
                        new HttpSettings(
                                settings.host(),
                                settings.port(),
                                secure(settings),
                                settings.proxies(),
                                settings.requests()),
                        routes,
                        Map.of(ManagementApi.BASE, ManagementApi::refuse),
                        core.ids(),
                        watcher);
        return new AuthorizationServer(counter, refusals, http, core.pump().recent());
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

    /** What it is busy with now. */
    public Load load() {
        return http.load();
    }

    /** Where clients show certificates; -1: at no port of their own. */
    public int certificatePort() {
        return http.securePort();
    }

    /** Answers what is under way, writes what was counted, then ends. */
    @Override
    public void close() {
        // Or it would wait for those who listen, and they must be told to go elsewhere.
        told.end();
        http.close();
        try {
            counter.flush();
            refusals.flush();
        } catch (StoreUnavailable e) {
            LOG.warn("the last counts of use, and refusals, are lost", e);
        }
    }
}
