package dev.steelyard.server;

import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.server.directory.CachedResourceServer;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.feed.LocalStateSource;
import dev.steelyard.server.refusal.GuardRefusalWriter;

/**
 * Builds the guard that checks the access tokens and permissions of requests to the management API.
 * It is the guard of any API, run in process.
 */
public final class ManagementGuard {
    private static final int REMEMBERED = 10_000;

    private ManagementGuard() {}

    public static Guard of(Core core, Operations operations) {
        var settings = core.settings();
        var directory = core.directory();
        return Guard.builder()
                .issuer(settings.issuer().toString())
                .audience(settings.management())
                .keys(core.keys()::published)
                .states(
                        new LocalStateSource(
                                directory,
                                core.pump(),
                                core.context().store().places(),
                                core.revocations(),
                                () -> managementServer(directory)))
                .operations(operations)
                .observer(new GuardRefusalWriter(core.activity().refusals(), BuiltInIds.MANAGEMENT))
                .provider(core.environment().provider())
                .remembered(REMEMBERED)
                .clock(core.context().clock())
                .clockSkew(settings.lifetimes().clockSkew())
                .build();
    }

    private static ResourceServer managementServer(Directory directory) {
        return directory
                .resourceServer(BuiltInIds.MANAGEMENT)
                .map(CachedResourceServer::resourceServer)
                .orElseThrow(() -> new IllegalStateException("the management API is built in"));
    }
}
