package dev.steelyard.server.account.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.DataPage;
import dev.steelyard.pages.account.ExportPage;
import dev.steelyard.pages.account.Question;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.UserMailer;
import java.util.ArrayList;
import java.util.List;

/**
 * The section of the account on which a user exports what is stored of it, and deletes its account.
 * Thread-safe.
 */
public final class DataEndpoint {
    private final AccountPages account;
    private final AccountExporter exporter;
    private final AccountDeleter deleter;
    private final UserMailer mails;
    private final String path;
    private final String export;
    private final String delete;

    private DataEndpoint(AccountPages account) {
        this.account = account;
        this.exporter = new AccountExporter(account.services());
        this.deleter = new AccountDeleter(account.services().context());
        this.mails = UserMailer.of(account.services());
        this.path = account.path(AccountSection.DATA);
        this.export = path + "/export";
        this.delete = path + "/delete";
    }

    public static List<Route> routes(AccountPages account) {
        var endpoint = new DataEndpoint(account);
        var proof = account.proof();
        return List.of(
                account.get(endpoint.path, endpoint::show),
                account.get(endpoint.export, proof.page(endpoint::askExport)),
                account.post(endpoint.export, proof.form(endpoint.export, endpoint::export)),
                account.get(endpoint.delete, proof.page(endpoint::askDelete)),
                account.post(endpoint.delete, proof.form(endpoint.delete, endpoint::delete)),
                account.post(endpoint.path + "/keep", endpoint::keep));
    }

    /** The line of the overview. */
    public static String state(AccountFrame frame, SignedInUser signedIn) {
        return frame.say(TranslationKey.DATA_STATE);
    }

    /** {@code GET {issuer}/account/data}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                200,
                path + "/keep",
                (pages, form) ->
                        pages.data(
                                new DataPage(
                                        frame,
                                        export,
                                        delete,
                                        form,
                                        wire.query().has(AccountPages.DONE))));
    }

    /** {@code GET {issuer}/account/data/export}. */
    Reply askExport(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                200,
                export,
                (pages, form) -> pages.export(new ExportPage(frame, form)));
    }

    /** {@code POST {issuer}/account/data/export}: a file to keep. */
    Reply export(Request wire, Parameters form, SignedInUser signedIn) {
        var json =
                Json.MAPPER
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(exporter.export(wire, signedIn));
        return Reply.of(200, "application/json", json.getBytes(UTF_8))
                .with("Content-Disposition", "attachment; filename=\"steelyard-account.json\"")
                .with("X-Content-Type-Options", "nosniff")
                .noStore();
    }

    /** {@code GET {issuer}/account/data/delete}: asks. */
    Reply askDelete(Request wire, SignedInUser signedIn) {
        return ask(wire, signedIn, false);
    }

    private Reply ask(Request wire, SignedInUser signedIn, boolean lastOperator) {
        var frame = account.frame(wire, signedIn);
        var consequences = new ArrayList<String>();
        if (lastOperator) {
            consequences.add(frame.say(TranslationKey.DELETE_LAST_OPERATOR));
        }
        boolean staff =
                account.services()
                        .context()
                        .store()
                        .read(tx -> tx.staff().find(signedIn.user().id()))
                        .isPresent();
        if (staff) {
            consequences.add(frame.say(TranslationKey.DELETE_STAFF));
        }
        consequences.add(
                frame.say(
                        TranslationKey.DELETE_WAITS,
                        Long.toString(AccountDeletion.DELAY.toDays())));
        consequences.add(frame.say(TranslationKey.DELETE_GOES));
        consequences.add(frame.say(TranslationKey.DELETE_KEEPS));
        return account.page(
                wire,
                signedIn,
                lastOperator ? 409 : 200,
                delete,
                (pages, form) ->
                        pages.question(
                                new Question(
                                        frame,
                                        AccountSection.DATA,
                                        frame.say(TranslationKey.DELETE_QUESTION),
                                        consequences,
                                        form,
                                        frame.say(TranslationKey.DELETE_BUTTON),
                                        frame.say(TranslationKey.DELETE_STAY))));
    }

    /** {@code POST {issuer}/account/data/delete}. */
    Reply delete(Request wire, Parameters form, SignedInUser signedIn) {
        return deleter.request(wire, signedIn, mails)
                ? Reply.redirect(path).noStore()
                : ask(wire, signedIn, true);
    }

    /** {@code POST {issuer}/account/data/keep}. */
    Reply keep(Request wire, Parameters form, SignedInUser signedIn) {
        deleter.cancel(wire, signedIn, mails);
        return account.done(path, "kept");
    }
}
