package dev.steelyard.server.signals;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.signal.ReceiveSignals;
import dev.steelyard.adminapi.Callers;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.operation.PathTemplate;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.context.ServerContext;
import dev.steelyard.server.feed.change.RecentChanges;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.outgoing.Outgoing;
import dev.steelyard.server.outgoing.WaitingPlaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Mounts what receivers call, where it is on: with access tokens of the management API. */
public final class SignalRoutes {
    private static final String WELL_KNOWN = "/.well-known/ssf-configuration";

    private SignalRoutes() {}

    private interface Handler {
        Reply handle(Request request, Actor actor);
    }

    private record Mounted(String method, String path, Handler handler) {}

    /**
     * @param outgoing tells which addresses can't be called
     * @param waiting for requests that wait for it
     * @param guard builds the guard of these operations; which permission each needs is the
     *     domain's to decide, so here any good token will do
     */
    public static List<Route> of(
            ServerContext context,
            ReceiveSignals receive,
            SigningKeys keys,
            RecentChanges changes,
            Outgoing outgoing,
            WaitingPlaces waiting,
            Function<Operations, Guard> guard) {
        var settings = context.settings();
        if (!settings.signals().on()) {
            return List.of();
        }
        var issuer = settings.issuer().toString();
        var places = new Places(settings.origin());
        var stream =
                new StreamEndpoint(
                        receive,
                        new StreamJson(issuer, places),
                        places,
                        new PushAddresses(outgoing, waiting));
        var subject = new SubjectEndpoint(receive, new SubjectReader(issuer));
        var status = new StatusEndpoint(receive);
        var verification = new VerificationEndpoint(receive);
        var poll =
                new PollEndpoint(
                        receive, new SecurityEventTokens(keys, issuer), new Patience(changes));
        var mounted =
                List.of(
                        new Mounted("POST", Places.STREAM, stream::create),
                        new Mounted("GET", Places.STREAM, stream::read),
                        new Mounted("PATCH", Places.STREAM, stream::update),
                        new Mounted("PUT", Places.STREAM, stream::replace),
                        new Mounted("DELETE", Places.STREAM, stream::remove),
                        new Mounted("GET", Places.STATUS, status::read),
                        new Mounted("POST", Places.STATUS, status::update),
                        new Mounted("POST", Places.ADD_SUBJECT, subject::add),
                        new Mounted("POST", Places.REMOVE_SUBJECT, subject::remove),
                        new Mounted("POST", Places.VERIFY, verification::verify),
                        new Mounted("POST", Places.POLL, poll::poll));
        var callers = new Callers(guard.apply(operations(mounted)));
        // SSF 1.0, section 7.2: put between the host and the path of the issuer.
        var metadata =
                Route.get(WELL_KNOWN + settings.path(), new TransmitterMetadata(settings, places));
        var resource = new ResourceMetadata(issuer, places);
        var described = resource.routes(mounted.stream().map(Mounted::path));
        return Stream.of(
                        Stream.of(metadata),
                        described.stream(),
                        mounted.stream().map(one -> route(one, callers, resource)))
                .flatMap(Function.identity())
                .toList();
    }

    private static Route route(Mounted mounted, Callers callers, ResourceMetadata resource) {
        return new Route(
                mounted.method(),
                mounted.path(),
                request -> answer(callers, mounted, resource, request));
    }

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
            Callers callers, Mounted mounted, ResourceMetadata resource, Request request) {
        return switch (callers.of(request)) {
            case Callers.Caller.Known(var actor, _) -> mounted.handler().handle(request, actor);
            case Callers.Caller.Refused(var refusal) -> {
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
