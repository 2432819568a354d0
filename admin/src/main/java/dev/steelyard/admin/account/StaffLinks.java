package dev.steelyard.admin.account;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.DelegationRules;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.link.AccountReset;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;

/** The rules and the links by which the operator lets a user get back in (rule 13). */
final class StaffLinks {
    /** How long a link of staff works. */
    static final Duration LIFE = Duration.ofDays(1);

    private StaffLinks() {}

    /** A link and its secret. */
    record Made(Id<AccountLink> id, Secret secret, Instant expires) {}

    /**
     * The user, locked, whom {@code actor} may help; its reset is recorded.
     *
     * @param oneself the refusal of an actor who means itself
     */
    static User hold(
            OperationContext context,
            Actor actor,
            Id<User> id,
            AccountReset.Kind kind,
            String oneself) {
        context.tx().staff().lock();
        var user = context.tx().users().lock(id).orElseThrow(OperationRefusal::missing);
        if (actor.asUser().filter(id::equals).isPresent()) {
            throw OperationRefusal.forbidden(RefusalCode.ONESELF, oneself);
        }
        context.tx()
                .staff()
                .find(id)
                .ifPresent(staff -> DelegationRules.touch(actor, staff.permissions()));
        if (user.disabled()) {
            throw OperationRefusal.conflict(
                    user.version(), "The user is disabled; enable the user first");
        }
        TwoPersonRule.reset(context, id, kind);
        return user;
    }

    /** Makes a link; earlier ones of its purpose end. */
    static Made make(OperationContext context, Actor actor, Id<User> user, Purpose purpose) {
        Id<AccountLink> made = context.ids().next();
        var secret = context.secrets().next(SecretKind.ACCOUNT_LINK, made);
        var expires = context.now().plus(LIFE);
        var links = context.tx().accountLinks();
        links.end(user, purpose, context.now());
        links.insert(
                new AccountLink(
                        made,
                        secret.hash(),
                        user,
                        purpose,
                        actor.who(),
                        false,
                        null,
                        expires,
                        null,
                        null));
        return new Made(made, secret, expires);
    }
}
