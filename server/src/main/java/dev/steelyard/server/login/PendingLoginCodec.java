package dev.steelyard.server.login;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.authorize.request.AuthRequestParser;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.keys.HmacCalculator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries a login that waits for the second factor in the form of its page, so that the server
 * stores nothing. An HMAC covers it together with the form's token, which binds it to one browser
 * and to the login session in it, and with the stored hash of the password: another password ends
 * it. Thread-safe.
 */
final class PendingLoginCodec {
    private static final String STATE = "pending";
    private static final String REQUEST = "request";
    private static final String LOCATION = "location";
    private static final String LOGGED_IN = "s";
    private static final String PASSWORD_PROVED = "l";
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<user>[0-9a-f]{24})\\.(?<kind>[ls])\\.(?<since>\\d{1,15})"
                            + "\\.(?<seal>[A-Za-z0-9_-]{43})");

    private final HmacCalculator seal;
    private final AuthRequestParser requests;

    PendingLoginCodec(HmacCalculator seal, AuthRequestParser requests) {
        this.seal = seal;
        this.requests = requests;
    }

    /** The hidden fields of the form, with its token. */
    Map<String, String> fields(PendingLogin pending, FormGuard.Token token) {
        var user = pending.user().hex();
        var kind = pending.password() == null ? LOGGED_IN : PASSWORD_PROVED;
        var since = Long.toString(pending.since().toEpochMilli());
        var name = name(pending.to());
        var to = text(pending.to());
        var sealed = seal.of(token.field(), user, kind, phc(pending.password()), since, name, to);
        return Map.of(
                FormGuard.FIELD,
                token.field(),
                STATE,
                String.join(".", user, kind, since, sealed),
                name,
                to);
    }

    /**
     * The login in {@code form}, which passed the guard; empty: it was altered, or belongs to
     * another browser, or the password changed.
     *
     * @param passwords the user and its password of now
     */
    Optional<PendingLogin> open(
            Parameters form, Function<Id<User>, Optional<PasswordProof>> passwords) {
        var state = FORM.matcher(form.get(STATE).orElse(""));
        var name = form.has(REQUEST) ? REQUEST : LOCATION;
        var to = form.get(name).orElse("");
        if (!state.matches()) {
            return Optional.empty();
        }
        Id<User> user = new Id<>(state.group("user"));
        var password =
                state.group("kind").equals(PASSWORD_PROVED)
                        ? passwords.apply(user).orElse(null)
                        : null;
        if (!seal.matches(
                state.group("seal"),
                form.get(FormGuard.FIELD).orElse(""),
                state.group("user"),
                state.group("kind"),
                phc(password),
                state.group("since"),
                name,
                to)) {
            return Optional.empty();
        }
        return destination(name, to)
                .map(
                        destination ->
                                new PendingLogin(
                                        user,
                                        password,
                                        Instant.ofEpochMilli(Long.parseLong(state.group("since"))),
                                        destination));
    }

    private static String phc(@Nullable PasswordProof password) {
        return password == null ? "" : password.phc();
    }

    private static String name(LoginDestination to) {
        return switch (to) {
            case LoginDestination.OfRequest _ -> REQUEST;
            case LoginDestination.OfPage _ -> LOCATION;
        };
    }

    private static String text(LoginDestination to) {
        return switch (to) {
            case LoginDestination.OfRequest(var request) -> request.query();
            case LoginDestination.OfPage(var location) -> location;
        };
    }

    private Optional<LoginDestination> destination(String name, String to) {
        if (name.equals(LOCATION)) {
            return Optional.of(new LoginDestination.OfPage(to));
        }
        return requests.read(Parameters.parse(to))
                        instanceof AuthRequestParser.Reading.Valid(var valid)
                ? Optional.of(new LoginDestination.OfRequest(valid))
                : Optional.empty();
    }
}
