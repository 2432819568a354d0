package dev.steelyard.server.account.profile;

import dev.steelyard.admin.address.ChangeAddress;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.text.DisplayTextValidator;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.ProfileLine;
import dev.steelyard.pages.account.ProfilePage;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The section of the account on which a user edits its name and its profile. Thread-safe. */
public final class ProfileEndpoint {
    private final AccountPages account;
    private final ProfileEditor edits;
    private final AddressLines addresses;
    private final String path;

    private ProfileEndpoint(AccountPages account, ChangeAddress change) {
        var context = account.services().context();
        this.account = account;
        this.addresses = new AddressLines(account, change);
        this.path = account.path(AccountSection.PROFILE);
        this.edits =
                new ProfileEditor(
                        context.store(),
                        account.services().activity().throttle(),
                        context.journal(),
                        context.clock());
    }

    public static List<Route> routes(AccountPages account, ChangeAddress change) {
        var endpoint = new ProfileEndpoint(account, change);
        return List.of(
                account.get(endpoint.path, endpoint::show),
                account.post(endpoint.path, endpoint::save));
    }

    /** The line of the overview. */
    public static String state(AccountFrame frame, SignedInUser signedIn) {
        return signedIn.user().name();
    }

    /** {@code GET {issuer}/account/profile}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var values = new EnumMap<ProfileLine, String>(ProfileLine.class);
        values.put(ProfileLine.NAME, signedIn.user().name());
        edits.of(signedIn.user().id()).forEach((field, value) -> values.put(line(field), value));
        return page(wire, signedIn, values, Set.of(), wire.query().has(AccountPages.DONE));
    }

    /** {@code POST {issuer}/account/profile}: saves all lines or none. */
    Reply save(Request wire, Parameters form, SignedInUser signedIn) {
        var kept = new EnumMap<ProfileField, String>(ProfileField.class);
        var typed = new EnumMap<ProfileLine, String>(ProfileLine.class);
        var wrong = EnumSet.noneOf(ProfileLine.class);
        for (var field : ProfileField.values()) {
            var text = typed(form, line(field));
            if (!text.isEmpty()) {
                typed.put(line(field), text);
                field.parse(text)
                        .ifPresentOrElse(
                                value -> kept.put(field, value), () -> wrong.add(line(field)));
            }
        }
        // A form of another maker need not have the name: it stays as it is then.
        var name =
                form.get(ProfileLine.NAME.id()).map(String::strip).orElse(signedIn.user().name());
        typed.put(ProfileLine.NAME, name);
        var valid = DisplayTextValidator.name(name);
        if (valid.isEmpty() && !name.equals(signedIn.user().name())) {
            wrong.add(ProfileLine.NAME);
        }
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return page(wire, signedIn, typed, Set.of(), false);
        }
        if (!wrong.isEmpty()) {
            return page(wire, signedIn, typed, wrong, false);
        }
        edits.save(wire, signedIn.user().id(), valid.orElse(name), kept);
        return account.done(path, "saved");
    }

    private static String typed(Parameters form, ProfileLine line) {
        return form.get(line.id()).map(String::strip).orElse("");
    }

    private static ProfileLine line(ProfileField field) {
        return ProfileLine.valueOf(field.name());
    }

    private Reply page(
            Request wire,
            SignedInUser signedIn,
            Map<ProfileLine, String> values,
            Set<ProfileLine> wrong,
            boolean saved) {
        var frame = account.frameOfForm(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                wrong.isEmpty() ? 200 : 400,
                path,
                (pages, form) ->
                        pages.profile(
                                new ProfilePage(
                                        frame,
                                        addresses.withAction(frame, signedIn.user()),
                                        values,
                                        wrong,
                                        saved,
                                        form)));
    }
}
