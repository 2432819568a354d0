package dev.steelyard.admin.account;

import dev.steelyard.admin.address.AddressProof;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordRules.Fault;
import org.jspecify.annotations.Nullable;

/** Sets a user's new password by a link, mailed or made by staff. Thread-safe. */
public final class RecoverPassword {
    private final OperationRunner runner;
    private final NewPasswords passwords;
    private final PasswordWriter writer;

    RecoverPassword(OperationRunner runner, NewPasswords passwords, PasswordWriter writer) {
        this.runner = runner;
        this.passwords = passwords;
        this.writer = writer;
    }

    /** The outcome of an attempt to set a password. */
    public sealed interface Recovery {
        record Done() implements Recovery {}

        /** The password is not allowed; the link stays open. */
        record Refused(OpenedLink link, Fault fault) implements Recovery {}

        record Unusable(AccountLinkState state) implements Recovery {}
    }

    /** Shows what the link is for; the link stays unused. */
    public OpenedLink look(String link) {
        return OpenedLink.done(runner.readAnonymously(context -> read(context, link)));
    }

    /**
     * Sets the password, and ends the user's sessions and refresh token families. Hashes only for a
     * link that works.
     */
    public Recovery recover(
            String link, Password password, @Nullable String source, @Nullable String request) {
        return passwords.recover(
                look(link),
                password,
                phc ->
                        OpenedLink.done(
                                runner.writeAnonymously(
                                        source, request, context -> write(context, link, phc))));
    }

    private Recovery write(AnonymousOperation context, String text, String phc) {
        var link = read(context, text).link();
        if (link == null) {
            return new Recovery.Unusable(AccountLinkState.UNKNOWN);
        }
        // Locked before the link is used: a disabling that waits for the lock finds it used.
        context.tx().staff().lock();
        var user = context.tx().users().lock(link.user()).orElse(null);
        var opened = read(context, text);
        if (user == null
                || opened.state() != AccountLinkState.OPEN
                || !context.tx().accountLinks().consume(link.id(), context.now())) {
            return new Recovery.Unusable(opened.state());
        }
        writer.write(
                context,
                user,
                phc,
                "link:" + link.id(),
                PasswordWriter.entry("user.password_recover", user)
                        .with("link", link.id())
                        .with("maker", link.maker()),
                opened.maker(),
                new PasswordWriter.Kept.Nothing());
        if (link.mailed()) {
            AddressProof.record(context, writer.endings(), user, "link:" + link.id(), null);
        }
        return new Recovery.Done();
    }

    private static OpenedLink read(AnonymousOperation context, String link) {
        return OpenedLink.read(context, link, Purpose.PASSWORD_RESET);
    }
}
