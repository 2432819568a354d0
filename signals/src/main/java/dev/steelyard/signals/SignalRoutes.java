package dev.steelyard.signals;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.adminapi.ApiCallerAuthenticator;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.operation.PathTemplate;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.Core;
import dev.steelyard.server.ManagementGuard;
import dev.steelyard.signals.stream.PushEndpointRules;
import dev.steelyard.signals.stream.StatusEndpoint;
import dev.steelyard.signals.stream.StreamAddresses;
import dev.steelyard.signals.stream.StreamEndpoint;
import dev.steelyard.signals.stream.StreamJson;
import dev.steelyard.signals.stream.SubjectEndpoint;
import dev.steelyard.signals.stream.SubjectReader;
import dev.steelyard.signals.stream.VerificationEndpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Creates the HTTP routes at which receivers manage and poll event streams (SSF 1.0). The endpoints
 * need access tokens of the management API.
 */
public final class SignalRoutes {
    private static final String WELL_KNOWN = "/.well-known/ssf-configuration";

    private SignalRoutes() {}

    private interface Handler {
        Reply handle(Request request, Actor actor);
    }

    private record Mounted(String method, String path, Handler handler) {}

    /** The routes of a node; empty where the setting {@code signals.on} is false. */
    public static List<Route> of(Core core) {
        var settings = core.settings();
        if (!settings.signals().on()) {
            return List.of();
        }
        var receive = core.management().receiveSignals();
        var issuer = settings.issuer().toString();
        var addresses = new StreamAddresses(settings.origin());
        var stream =
                new StreamEndpoint(
                        receive,
                        new StreamJson(issuer, addresses),
                        addresses,
                        new PushEndpointRules(core.newOutgoing(), core.places()));
        var subject = new SubjectEndpoint(receive, new SubjectReader(issuer));
        var status = new StatusEndpoint(receive);
        var verification = new VerificationEndpoint(receive);
        var poll =
                new PollEndpoint(
                        receive,
                        new SecurityEventTokens(core.keys(), issuer),
                        new LongPolls(core.pump().recent()));
        var mounted =
                List.of(
                        new Mounted("POST", StreamAddresses.STREAM, stream::create),
                        new Mounted("GET", StreamAddresses.STREAM, stream::read),
                        new Mounted("PATCH", StreamAddresses.STREAM, stream::update),
                        new Mounted("PUT", StreamAddresses.STREAM, stream::replace),
                        new Mounted("DELETE", StreamAddresses.STREAM, stream::remove),
                        new Mounted("GET", StreamAddresses.STATUS, status::read),
                        new Mounted("POST", StreamAddresses.STATUS, status::update),
                        new Mounted("POST", StreamAddresses.ADD_SUBJECT, subject::add),
                        new Mounted("POST", StreamAddresses.REMOVE_SUBJECT, subject::remove),
                        new Mounted("POST", StreamAddresses.VERIFY, verification::verify),
                        new Mounted("POST", StreamAddresses.POLL, poll::poll));
        var callers = new ApiCallerAuthenticator(ManagementGuard.of(core, operations(mounted)));
        // SSF 1.0, section 7.2: inserted between the host and the path of the issuer.
        var metadata =
                Route.get(
                        WELL_KNOWN + settings.path(), new TransmitterMetadata(settings, addresses));
        var resource = new ResourceMetadata(issuer, addresses);
        var described = resource.routes(mounted.stream().map(Mounted::path));
        return Stream.of(
                        Stream.of(metadata),
                        described.stream(),
                        mounted.stream().map(one -> route(one, callers, resource)))
                .flatMap(Function.identity())
                .toList();
    }

    private static Route route(
            Mounted mounted, ApiCallerAuthenticator callers, ResourceMetadata resource) {
        return new Route(
                mounted.method(),
                mounted.path(),
                request -> answer(callers, mounted, resource, request));
    }

    /**
     * Operations for the guard, which accepts any valid token: each operation checks its
     * permission.
     */
    private static Operations operations(List<Mounted> mounted) {
        return Operations.of(
                mounted.stream()
                        .map(
                                one ->
                                        new Operation(
                                                one.method(),
                                                PathTemplate.parse(one.path()),
                                                null,
                                                false))
                        .toList());
    }

    private static Reply answer(
            ApiCallerAuthenticator callers,
            Mounted mounted,
            ResourceMetadata resource,
            Request request) {
        return switch (callers.of(request)) {
            case ApiCallerAuthenticator.Caller.Known(var actor, _) ->
                    mounted.handler().handle(request, actor);
            case ApiCallerAuthenticator.Caller.Refused(var refusal) -> {
                var body = new LinkedHashMap<String, String>();
                body.put("error", refusal.code().code());
                body.put("error_description", refusal.message());
                body.put("reference", request.id());
                var headers = refusal.headers();
                headers.computeIfPresent(
                        "WWW-Authenticate",
                        (_, challenge) -> resource.challenge(challenge, mounted.path(), request));
                yield Reply.json(refusal.status(), body)
                        .with(headers)
                        .noStore()
                        .refusing(refusal.code().code());
            }
        };
    }
}
