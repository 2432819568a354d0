package dev.steelyard.server.account.access;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Participant;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.session.SessionLife;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.SessionsPage;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.item.Tag;
import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.account.OverviewEndpoint;
import dev.steelyard.server.browser.SignedInUser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The section of the account with the user's login sessions, on which it ends one, or all but that
 * of its browser. Thread-safe.
 */
public final class SessionsEndpoint {
    private static final int MOST = 100;

    private final AccountPages account;
    private final Store store;
    private final SessionLife life;
    private final InstantSource clock;
    private final SessionEnder ender;
    private final String path;

    private SessionsEndpoint(AccountPages account) {
        var context = account.services().context();
        this.account = account;
        this.store = context.store();
        this.life = context.settings().lifetimes().session();
        this.clock = context.clock();
        this.ender = new SessionEnder(context);
        this.path = account.path(AccountSection.SESSIONS);
    }

    public static List<Route> routes(AccountPages account) {
        var endpoint = new SessionsEndpoint(account);
        return List.of(
                account.get(endpoint.path, endpoint::show),
                account.post(endpoint.path + "/end", endpoint::end),
                account.post(endpoint.path + "/end-others", endpoint::endOthers));
    }

    /** The line of the overview. */
    public static OverviewEndpoint.SectionState state(AccountPages account) {
        var endpoint = new SessionsEndpoint(account);
        return endpoint::state;
    }

    private String state(AccountFrame frame, SignedInUser signedIn) {
        int live = live(signedIn.user().id()).size();
        return live < 2
                ? frame.say(TranslationKey.SESSIONS_STATE_ONE)
                : frame.say(TranslationKey.SESSIONS_STATE, Integer.toString(live));
    }

    /** {@code GET {issuer}/account/sessions}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        var own = signedIn.session().id();
        var lines =
                live(signedIn.user().id()).stream()
                        .sorted(
                                Comparator.comparing((Session is) -> !is.id().equals(own))
                                        .thenComparing(
                                                Session::lastSeen, Comparator.reverseOrder()))
                        .map(session -> line(frame, session, session.id().equals(own)))
                        .toList();
        return account.page(
                wire,
                signedIn,
                200,
                (pages, hidden) ->
                        pages.sessions(
                                new SessionsPage(
                                        frame,
                                        lines,
                                        new Form(path + "/end", hidden),
                                        new Form(path + "/end-others", hidden),
                                        notice(wire))));
    }

    private static @Nullable TranslationKey notice(Request wire) {
        return switch (wire.query().get(AccountPages.DONE).orElse("")) {
            case "one" -> TranslationKey.SESSION_ENDED;
            case "others" -> TranslationKey.SESSIONS_ENDED;
            default -> null;
        };
    }

    /** {@code POST {issuer}/account/sessions/end}. */
    Reply end(Request wire, Parameters form, SignedInUser signedIn) {
        form.get(SessionsPage.SESSION)
                .flatMap(Id::<Session>parse)
                .ifPresent(session -> ender.end(wire, signedIn, session));
        return account.done(path, "one");
    }

    /** {@code POST {issuer}/account/sessions/end-others}. */
    Reply endOthers(Request wire, Parameters form, SignedInUser signedIn) {
        ender.endOthers(wire, signedIn);
        return account.done(path, "others");
    }

    private List<Session> live(Id<User> user) {
        return store.read(
                tx -> tx.sessions().live(user, clock.instant(), life, new PageRequest(null, MOST)));
    }

    private SessionsPage.Line line(AccountFrame frame, Session session, boolean own) {
        var browser = session.browser();
        var facts = new ArrayList<Fact>();
        if (!browser.address().isEmpty()) {
            facts.add(Fact.of(browser.address()));
        }
        facts.add(
                new Fact(frame.say(TranslationKey.SESSION_SINCE), frame.moment(session.created())));
        if (!own) {
            facts.add(
                    new Fact(
                            frame.say(TranslationKey.SESSION_SEEN),
                            frame.moment(session.lastSeen())));
        }
        facts.add(Fact.of(frame.say(TranslationKey.SESSION_BY, methods(frame, session))));
        long programs = programs(session);
        if (programs > 0) {
            facts.add(
                    Fact.of(
                            programs == 1
                                    ? frame.say(TranslationKey.SESSION_PROGRAM)
                                    : frame.say(
                                            TranslationKey.SESSION_PROGRAMS,
                                            Long.toString(programs))));
        }
        var thing =
                new Thing(
                        frame.browser(
                                browser.program().orElse(null),
                                browser.system().orElse(null),
                                browser.agent()),
                        own ? new Tag(Tag.Kind.YES, frame.say(TranslationKey.SESSION_THIS)) : null,
                        facts,
                        null);
        return new SessionsPage.Line(thing, own ? null : session.id().hex());
    }

    private long programs(Session session) {
        return store.read(tx -> tx.sessions().participants(session.id())).stream()
                .map(Participant::client)
                .distinct()
                .count();
    }

    private static String methods(AccountFrame frame, Session session) {
        return session.methods().stream()
                .sorted()
                .flatMap(SessionsEndpoint::text)
                .distinct()
                .map(frame::say)
                .collect(Collectors.joining(", "));
    }

    private static Stream<TranslationKey> text(LoginMethod method) {
        return switch (method) {
            case PWD -> Stream.of(TranslationKey.METHOD_PASSWORD);
            case OTP -> Stream.of(TranslationKey.METHOD_APP);
            case RECOVERY -> Stream.of(TranslationKey.METHOD_RECOVERY);
            case TRUSTED_BROWSER -> Stream.of(TranslationKey.METHOD_TRUSTED);
            case HWK, SWK -> Stream.of(TranslationKey.METHOD_PASSKEY);
            case USER -> Stream.empty();
        };
    }
}
