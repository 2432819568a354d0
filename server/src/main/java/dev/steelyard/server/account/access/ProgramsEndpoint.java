package dev.steelyard.server.account.access;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.ConnectedPrograms;
import dev.steelyard.pages.account.Question;
import dev.steelyard.pages.consent.Identity;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.account.OverviewEndpoint;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.consent.AccessDescriber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The section of the account with the clients that may act for the user, on which it withdraws what
 * it allowed. Thread-safe.
 */
public final class ProgramsEndpoint {
    private final AccountPages account;
    private final ProgramReader programs;
    private final ConsentEditor consents;
    private final AccessDescriber accesses;
    private final String path;

    private ProgramsEndpoint(AccountPages account) {
        var services = account.services();
        this.account = account;
        this.programs = new ProgramReader(services.context().store(), services.context().clock());
        this.consents = new ConsentEditor(services);
        this.accesses = new AccessDescriber(services.directory());
        this.path = account.path(AccountSection.PROGRAMS);
    }

    public static List<Route> routes(AccountPages account) {
        var endpoint = new ProgramsEndpoint(account);
        return List.of(
                account.get(endpoint.path, endpoint::show),
                account.post(endpoint.path + "/present", endpoint::present),
                account.get(endpoint.withdraw(), endpoint::ask),
                account.post(endpoint.withdraw(), endpoint::withdraw));
    }

    /** The line of the overview. */
    public static OverviewEndpoint.SectionState state(AccountPages account) {
        var endpoint = new ProgramsEndpoint(account);
        return endpoint::state;
    }

    private String state(AccountFrame frame, SignedInUser signedIn) {
        int all = programs.count(signedIn.user().id());
        return switch (all) {
            case 0 -> frame.say(TranslationKey.PROGRAMS_STATE_NONE);
            case 1 -> frame.say(TranslationKey.PROGRAMS_STATE_ONE);
            default -> frame.say(TranslationKey.PROGRAMS_STATE, Integer.toString(all));
        };
    }

    private String withdraw() {
        return path + "/withdraw";
    }

    /** {@code GET {issuer}/account/programs}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        var lines =
                programs.of(signedIn.user().id()).stream()
                        .map(program -> line(frame, program))
                        .toList();
        return account.page(
                wire,
                signedIn,
                200,
                path + "/present",
                (pages, form) ->
                        pages.programs(new ConnectedPrograms(frame, lines, form, notice(wire))));
    }

    private static @Nullable TranslationKey notice(Request wire) {
        return switch (wire.query().get(AccountPages.DONE).orElse("")) {
            case "withdrawn" -> TranslationKey.PROGRAM_WITHDRAWN;
            case "present" -> TranslationKey.PROGRAM_PRESENT_DONE;
            default -> null;
        };
    }

    private ConnectedPrograms.Program line(AccountFrame frame, ProgramReader.Program program) {
        var consent = program.consent();
        var client = program.client();
        boolean offline = consent.offline() == Offline.GRANTED;
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(frame.say(TranslationKey.PROGRAM_ALLOWED), frame.moment(consent.given())));
        var used = program.used();
        if (used != null) {
            facts.add(new Fact(frame.say(TranslationKey.PROGRAM_USED), frame.moment(used)));
        }
        if (!offline) {
            facts.add(Fact.of(frame.say(TranslationKey.PROGRAM_ONLY_PRESENT)));
        }
        var application = program.application();
        return new ConnectedPrograms.Program(
                client.id().hex(),
                client.name(),
                application == null ? "" : application.name() + ", " + application.company(),
                offline,
                facts,
                !consent.everything().isEmpty(),
                accesses.labelled(program.permissions()),
                AccessDescriber.identity(consent.scopes(), consent.claims()).stream()
                        .map(Identity::text)
                        .toList(),
                new Action(
                        frame.say(TranslationKey.PROGRAM_WITHDRAW),
                        frame.say(TranslationKey.PROGRAM_WITHDRAW_REST, client.name()),
                        withdraw() + "?" + ConnectedPrograms.CLIENT + "=" + client.id()));
    }

    /** {@code POST {issuer}/account/programs/present}. */
    Reply present(Request wire, Parameters form, SignedInUser signedIn) {
        client(form).ifPresent(client -> consents.endOffline(wire, signedIn, client));
        return account.done(path, "present");
    }

    /** {@code GET {issuer}/account/programs/withdraw}: asks. */
    Reply ask(Request wire, SignedInUser signedIn) {
        var found =
                client(wire.query())
                        .flatMap(
                                client ->
                                        programs.of(signedIn.user().id()).stream()
                                                .filter(
                                                        program ->
                                                                program.client()
                                                                        .id()
                                                                        .equals(client))
                                                .findFirst());
        if (found.isEmpty()) {
            return Reply.redirect(path).noStore();
        }
        var client = found.orElseThrow().client();
        var frame = account.frame(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                200,
                (pages, hidden) -> {
                    var fields = new HashMap<>(hidden);
                    fields.put(ConnectedPrograms.CLIENT, client.id().hex());
                    return pages.question(
                            new Question(
                                    frame,
                                    AccountSection.PROGRAMS,
                                    frame.say(
                                            TranslationKey.PROGRAM_WITHDRAW_QUESTION,
                                            client.name()),
                                    List.of(
                                            frame.say(TranslationKey.PROGRAM_WITHDRAW_ENDS),
                                            frame.say(TranslationKey.PROGRAM_WITHDRAW_KEEPS),
                                            frame.say(TranslationKey.PROGRAM_WITHDRAW_AGAIN)),
                                    new Form(withdraw(), fields),
                                    frame.say(
                                            TranslationKey.PROGRAM_WITHDRAW_BUTTON, client.name()),
                                    frame.say(TranslationKey.KEEP)));
                });
    }

    /** {@code POST {issuer}/account/programs/withdraw}. */
    Reply withdraw(Request wire, Parameters form, SignedInUser signedIn) {
        client(form).ifPresent(client -> consents.withdraw(wire, signedIn, client));
        return account.done(path, "withdrawn");
    }

    private static Optional<Id<Client>> client(Parameters fields) {
        return fields.get(ConnectedPrograms.CLIENT).flatMap(Id::<Client>parse);
    }
}
