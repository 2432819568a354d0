package dev.steelyard.server.consent;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.pages.consent.Consent;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.CompletedStep;
import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.authorize.request.AuthRequestParser;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.SignedInUser;

/**
 * Accepts the form of the consent page, records the user's decision, and redirects to the
 * authorization endpoint. Thread-safe.
 */
final class ConsentEndpoint implements Endpoint {
    private final AuthRequestParser requests;
    private final LoginSessions sessions;
    private final FormGuard guard;
    private final ConsentRecorder decisions;
    private final InteractionCodec interactions;
    private final HtmlPageWriter screens;

    ConsentEndpoint(BrowserServices browser, StepServices steps, ConsentRecorder decisions) {
        this.requests = steps.requests();
        this.sessions = browser.sessions();
        this.guard = browser.guard();
        this.decisions = decisions;
        this.interactions = steps.interactions();
        this.screens = browser.screens();
    }

    @Override
    public Reply handle(Request wire) {
        var form = wire.form();
        var signedIn = sessions.current(wire).orElse(null);
        // The token is bound to the session of the page, so there must be one.
        if (signedIn == null || !guard.passes(wire, form, signedIn)) {
            return screens.problem(wire, Problem.FORM_EXPIRED);
        }
        var request = Parameters.parse(form.get(ConsentPage.REQUEST).orElse(""));
        return requests.read(request) instanceof AuthRequestParser.Reading.Valid(var valid)
                ? decide(wire, form, valid, signedIn)
                : screens.problem(wire, Problem.REQUEST_INVALID);
    }

    private Reply decide(
            Request wire, Parameters form, AuthorizationRequest request, SignedInUser signedIn) {
        var done =
                switch (form.get(Consent.DECISION).orElse("")) {
                    case Consent.ALLOW -> {
                        boolean offline =
                                form.get(Consent.OFFLINE_ACCESS).filter("true"::equals).isPresent();
                        decisions.allowed(wire, request, signedIn, offline);
                        yield CompletedStep.CONSENT;
                    }
                    case Consent.DENY -> {
                        decisions.denied(wire, request, signedIn);
                        yield CompletedStep.DENIAL;
                    }
                    default -> throw new MalformedRequest("decision must be allow or deny");
                };
        var session = signedIn.session();
        var before = interactions.open(form.get(InteractionCodec.FIELD), request, session);
        return interactions.resume(request, session, before.with(done));
    }
}
