package dev.steelyard.server.authorize.interaction;

import dev.steelyard.domain.session.Session;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.authorize.source.ValidatedRequestCodec;
import dev.steelyard.server.keys.HmacCalculator;
import dev.steelyard.server.settings.ServerSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes a user's progress through an authorization request as a value in the
 * browser's URL, so that the server stores nothing. An HMAC binds each value to one request and one
 * login session, whose cookie binds it to one browser. Thread-safe.
 */
public final class InteractionCodec {
    /** The hidden field, and this server's own parameter. */
    public static final String FIELD = "interaction";

    /** How long a user may take for all pages of a request. */
    static final Duration LONGEST = ValidatedRequestCodec.LONGEST;

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<start>\\d{1,15})\\.(?<done>[lcdn]{0,4})\\.(?<seal>[A-Za-z0-9_-]{43})");

    private final HmacCalculator seal;
    private final InstantSource clock;
    private final String endpoint;

    public InteractionCodec(HmacCalculator seal, InstantSource clock, ServerSettings settings) {
        this.seal = seal;
        this.clock = clock;
        this.endpoint = settings.path() + "/auth";
    }

    /** The interaction in {@code text}; one that does not verify has no completed steps. */
    public Interaction open(
            Optional<String> text, AuthorizationRequest request, @Nullable Session session) {
        var now = clock.instant();
        return text.filter(_ -> session != null)
                .flatMap(carried -> verified(carried, request.query(), name(session)))
                .filter(found -> !now.isBefore(found.started()))
                .filter(found -> now.isBefore(found.started().plus(LONGEST)))
                .orElseGet(() -> Interaction.fresh(now));
    }

    /** Redirects to the dispatcher, with the request in the form carried from now on. */
    public Reply begin(AuthorizationRequest request) {
        return Reply.redirect(endpoint + "?" + request.query()).noStore();
    }

    /** Redirects to the dispatcher, which decides the next step. */
    public Reply resume(AuthorizationRequest request, Session session, Interaction interaction) {
        var carried = QueryWriter.of(Map.of(FIELD, carry(request, session, interaction)));
        return Reply.redirect(endpoint + "?" + request.query() + "&" + carried).noStore();
    }

    /**
     * The path at which the user can log in to another account; null where the request names the
     * user.
     */
    public @Nullable String otherAccount(AuthorizationRequest request) {
        if (!request.meansAnybody()) {
            return null;
        }
        return endpoint + "?" + request.carried().asSomebodyElse();
    }

    private Optional<Interaction> verified(String carried, String query, String session) {
        var form = FORM.matcher(carried);
        if (!form.matches()
                || !seal.matches(
                        form.group("seal"),
                        query,
                        session,
                        form.group("start"),
                        form.group("done"))) {
            return Optional.empty();
        }
        var letters = form.group("done");
        return Optional.of(
                new Interaction(
                        Instant.ofEpochMilli(Long.parseLong(form.group("start"))),
                        Arrays.stream(CompletedStep.values())
                                .filter(done -> letters.indexOf(done.letter()) >= 0)
                                .collect(Collectors.toSet())));
    }

    /** The interaction as a page carries it. */
    public String carry(AuthorizationRequest request, Session session, Interaction interaction) {
        var start = String.valueOf(interaction.started().toEpochMilli());
        var letters =
                interaction.done().stream()
                        .map(done -> String.valueOf(done.letter()))
                        .sorted()
                        .collect(Collectors.joining());
        return start
                + "."
                + letters
                + "."
                + seal.of(request.query(), name(session), start, letters);
    }

    private static String name(@Nullable Session session) {
        return session == null ? "" : session.id().hex();
    }
}
