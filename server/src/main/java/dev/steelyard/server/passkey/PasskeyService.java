package dev.steelyard.server.passkey;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.pages.view.PasskeyPrompt;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.context.Services;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Offers passkeys on pages, and reads the forms that browsers send with an authenticator's answer.
 * Thread-safe.
 */
public final class PasskeyService {
    private static final String LOGIN = "login";
    private static final String REGISTRATION = "registration";
    private static final int HANDLE_BYTES = 64;

    private final RelyingParty party;
    private final WebauthnVerifier verifier;
    private final ChallengeCodec challenges;
    private final Store store;
    private final SecureRandom random = new SecureRandom();

    private PasskeyService(RelyingParty party, Services services) {
        var context = services.context();
        this.party = party;
        this.verifier = new WebauthnVerifier(party);
        this.challenges =
                new ChallengeCodec(
                        services.master().seal("passkey challenges"), random, context.clock());
        this.store = context.store();
    }

    /** Empty where the issuer's host can have no passkeys. */
    public static Optional<PasskeyService> of(Services services) {
        return RelyingParty.of(services.context().settings())
                .map(party -> new PasskeyService(party, services));
    }

    /**
     * What a login page needs to ask for a passkey.
     *
     * @param token of its form
     */
    public PasskeyPrompt login(FormGuard.Token token) {
        var challenge = challenges.fresh();
        return new PasskeyPrompt(
                PasskeyOptions.request(party, challenge),
                challenges.seal(challenge, LOGIN, token.field()));
    }

    /** Whether {@code form} has an authenticator's answer. */
    public static boolean isPresentedIn(Parameters form) {
        return form.get(PasskeyPrompt.CREDENTIAL).filter(text -> !text.isEmpty()).isPresent();
    }

    /**
     * The passkey in a login page's form.
     *
     * @param form its token was checked
     */
    public PresentedPasskey presented(Parameters form) {
        var challenge = challenge(form, LOGIN).orElse(null);
        if (challenge == null) {
            return new PresentedPasskey.Expired();
        }
        var assertion = verifier.assertion(credential(form)).orElse(null);
        if (assertion == null) {
            return new PresentedPasskey.Refused(null, false);
        }
        var known =
                store.read(
                                tx ->
                                        tx.passkeys()
                                                .find(assertion.credentialId())
                                                .map(
                                                        found ->
                                                                new Known(
                                                                        found,
                                                                        tx.users()
                                                                                .find(found.user())
                                                                                .orElseThrow(),
                                                                        tx.passkeys()
                                                                                .handle(
                                                                                        found
                                                                                                .user())
                                                                                .orElse(""))))
                        .orElse(null);
        if (known == null) {
            return new PresentedPasskey.Refused(null, false);
        }
        return known.isNamed(assertion.userHandle())
                ? verified(known, assertion, challenge)
                : new PresentedPasskey.Refused(known.user(), false);
    }

    private PresentedPasskey verified(
            Known known, WebauthnVerifier.Assertion assertion, Challenge challenge) {
        return switch (verifier.verify(assertion, known.passkey(), challenge)) {
            case Verdict.Wrong _ -> new PresentedPasskey.Refused(known.user(), false);
            case Verdict.CounterNotRaised _ -> new PresentedPasskey.Refused(known.user(), true);
            case Verdict.Proved(var count, var backedUp) ->
                    new PresentedPasskey.Proof(
                            known.user(), known.passkey(), challenge, count, backedUp);
        };
    }

    private record Known(Passkey passkey, User user, String handle) {
        boolean isNamed(String userHandle) {
            return MessageDigest.isEqual(
                    handle.getBytes(StandardCharsets.UTF_8),
                    userHandle.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * What a page needs to create a passkey of {@code user}. Gives the user a handle.
     *
     * @param token of its form
     */
    public PasskeyPrompt registration(User user, FormGuard.Token token) {
        var challenge = challenges.fresh();
        var options =
                store.write(
                        tx ->
                                PasskeyOptions.creation(
                                        party,
                                        challenge,
                                        user,
                                        tx.passkeys().handle(user.id(), freshHandle()),
                                        tx.passkeys().ofUser(user.id())));
        return new PasskeyPrompt(options, challenges.seal(challenge, REGISTRATION, token.field()));
    }

    /**
     * The passkey that the form of a page with {@link #registration} has created.
     *
     * @param form its token was checked
     */
    public Optional<CreatedPasskey> created(Parameters form) {
        return challenge(form, REGISTRATION)
                .flatMap(
                        challenge ->
                                verifier.registration(credential(form), challenge)
                                        .map(
                                                credential ->
                                                        new CreatedPasskey(credential, challenge)));
    }

    private Optional<Challenge> challenge(Parameters form, String purpose) {
        return challenges.open(
                form.get(PasskeyPrompt.CHALLENGE).orElse(""),
                purpose,
                form.get(FormGuard.FIELD).orElse(""));
    }

    private static String credential(Parameters form) {
        return form.get(PasskeyPrompt.CREDENTIAL).orElse("");
    }

    private String freshHandle() {
        var bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
