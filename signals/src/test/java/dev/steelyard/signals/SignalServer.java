package dev.steelyard.signals;

import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.RunningServer;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import java.util.Map;

/** The server of tests, with the endpoints of this module. */
final class SignalServer {
    private SignalServer() {}

    static RunningServer start(OutgoingSettings outgoing) {
        return new RunningServer(
                RunningServer.ISSUER,
                Proxies.NONE,
                outgoing,
                MutualTls.NONE,
                Map.of(),
                SignalRoutes::of);
    }
}
