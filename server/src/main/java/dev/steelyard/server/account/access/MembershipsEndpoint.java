package dev.steelyard.server.account.access;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.MembershipsPage;
import dev.steelyard.pages.account.Question;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Link;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.account.OverviewEndpoint;
import dev.steelyard.server.account.ResellerContact;
import dev.steelyard.server.browser.SignedInUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The section of the account with the applications that the user is a member of, on which it leaves
 * them. Thread-safe.
 */
public final class MembershipsEndpoint {
    private static final String APPLICATION = "application";
    private static final String LEFT = "left";
    private static final String FACTOR = "factor";

    private final AccountPages account;
    private final MembershipLeaver leaver;
    private final String path;

    /** A membership with the names around it. */
    private record Named(
            Membership membership,
            Application application,
            ResellerContact reseller,
            String roles) {}

    private MembershipsEndpoint(AccountPages account) {
        this.account = account;
        this.leaver = new MembershipLeaver(account.services().context());
        this.path = account.path(AccountSection.MEMBERSHIPS);
    }

    public static List<Route> routes(AccountPages account) {
        var endpoint = new MembershipsEndpoint(account);
        return List.of(
                account.get(endpoint.path, endpoint::show),
                account.get(endpoint.leave(), endpoint::ask),
                account.post(endpoint.leave(), endpoint::leave));
    }

    /** The line of the overview. */
    public static OverviewEndpoint.SectionState state(AccountPages account) {
        var endpoint = new MembershipsEndpoint(account);
        return (_, signedIn) ->
                endpoint.memberships(signedIn.user().id()).stream()
                        .map(named -> named.application().name())
                        .collect(Collectors.joining(" · "));
    }

    private String leave() {
        return path + "/leave";
    }

    /** {@code GET {issuer}/account/memberships}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        var user = signedIn.user().id();
        var things = new ArrayList<Thing>();
        staff(user).ifPresent(staff -> things.add(thing(frame, staff)));
        memberships(user).forEach(named -> things.add(thing(frame, named)));
        var notice =
                wire.query().get(AccountPages.DONE).map(MembershipsEndpoint::notice).orElse(null);
        return account.page(
                account.pages().memberships(new MembershipsPage(frame, things, notice)));
    }

    private static TranslationKey notice(String done) {
        return done.equals(FACTOR)
                ? TranslationKey.MEMBERSHIP_LEAVE_FACTOR
                : TranslationKey.MEMBERSHIP_LEFT;
    }

    private Thing thing(AccountFrame frame, Named named) {
        var application = named.application();
        return new Thing(
                application.name(),
                null,
                List.of(
                        Fact.of(application.company()),
                        Fact.of(
                                named.roles().isEmpty()
                                        ? frame.say(TranslationKey.MEMBERSHIP_NO_ROLES)
                                        : frame.say(
                                                TranslationKey.MEMBERSHIP_ROLES, named.roles())),
                        reseller(frame, named.reseller())),
                new Action(
                        frame.say(TranslationKey.MEMBERSHIP_LEAVE),
                        " " + application.name(),
                        leave() + "?" + APPLICATION + "=" + application.id()));
    }

    private static Fact reseller(AccountFrame frame, ResellerContact reseller) {
        return new Fact(
                frame.say(TranslationKey.MEMBERSHIP_RESELLER, reseller.name()),
                null,
                reseller.page()
                        .map(page -> new Link(frame.say(TranslationKey.MEMBERSHIP_CONTACT), page))
                        .orElse(null));
    }

    private Thing thing(AccountFrame frame, Staff staff) {
        var authority =
                switch (staff.authority()) {
                    case Authority.Operator() -> frame.frame().branding().platform();
                    case Authority.OfReseller(var reseller) -> name(reseller);
                };
        return new Thing(
                frame.say(TranslationKey.MEMBERSHIP_STAFF, authority),
                null,
                List.of(
                        Fact.of(
                                frame.say(
                                        TranslationKey.MEMBERSHIP_PERMISSIONS,
                                        Integer.toString(staff.permissions().size())))),
                null);
    }

    /** {@code GET {issuer}/account/memberships/leave}: asks. */
    Reply ask(Request wire, SignedInUser signedIn) {
        var found =
                application(wire.query())
                        .flatMap(
                                application ->
                                        memberships(signedIn.user().id()).stream()
                                                .map(Named::application)
                                                .filter(one -> one.id().equals(application))
                                                .findFirst());
        if (found.isEmpty()) {
            return Reply.redirect(path).noStore();
        }
        var application = found.orElseThrow();
        var frame = account.frame(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                200,
                (pages, hidden) -> {
                    var fields = new HashMap<>(hidden);
                    fields.put(APPLICATION, application.id().hex());
                    return pages.question(
                            new Question(
                                    frame,
                                    AccountSection.MEMBERSHIPS,
                                    frame.say(
                                            TranslationKey.MEMBERSHIP_LEAVE_QUESTION,
                                            application.name()),
                                    List.of(
                                            frame.say(TranslationKey.MEMBERSHIP_LEAVE_ENDS),
                                            frame.say(TranslationKey.MEMBERSHIP_LEAVE_INVITATIONS),
                                            frame.say(TranslationKey.MEMBERSHIP_LEAVE_KEEPS),
                                            frame.say(TranslationKey.MEMBERSHIP_LEAVE_AGAIN)),
                                    new Form(leave(), fields),
                                    frame.say(
                                            TranslationKey.MEMBERSHIP_LEAVE_BUTTON,
                                            application.name()),
                                    frame.say(TranslationKey.KEEP)));
                });
    }

    /** {@code POST {issuer}/account/memberships/leave}. */
    Reply leave(Request wire, Parameters form, SignedInUser signedIn) {
        boolean left =
                application(form)
                        .map(application -> leaver.leave(wire, signedIn, application))
                        .orElse(true);
        return account.done(path, left ? LEFT : FACTOR);
    }

    private static Optional<Id<Application>> application(Parameters fields) {
        return fields.get(APPLICATION).flatMap(Id::<Application>parse);
    }

    private List<Named> memberships(Id<User> user) {
        return account.services()
                .context()
                .store()
                .read(
                        tx ->
                                tx.memberships().ofUser(user).stream()
                                        .map(membership -> named(tx, membership))
                                        .toList());
    }

    private static Named named(Transaction tx, Membership membership) {
        var application = tx.applications().find(membership.application()).orElseThrow();
        return new Named(
                membership,
                application,
                ResellerContact.of(tx, application),
                tx.roles().findAll(membership.roles()).stream()
                        .map(Role::name)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private Optional<Staff> staff(Id<User> user) {
        return account.services().context().store().read(tx -> tx.staff().find(user));
    }

    private String name(Id<Reseller> reseller) {
        return account.services()
                .context()
                .store()
                .read(tx -> tx.resellers().find(reseller))
                .map(Reseller::name)
                .orElse("");
    }
}
