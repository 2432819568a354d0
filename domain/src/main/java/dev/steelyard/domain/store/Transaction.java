package dev.steelyard.domain.store;

import dev.steelyard.domain.application.Applications;
import dev.steelyard.domain.audit.AuditLog;
import dev.steelyard.domain.audit.UnrecordedEvents;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Clients;
import dev.steelyard.domain.client.credential.Credentials;
import dev.steelyard.domain.client.credential.UsedAssertions;
import dev.steelyard.domain.contact.Contacts;
import dev.steelyard.domain.decision.DecisionCounts;
import dev.steelyard.domain.decision.IssuedTokenCounts;
import dev.steelyard.domain.deletion.AccountDeletions;
import dev.steelyard.domain.factor.AuthenticatorApps;
import dev.steelyard.domain.factor.FactorEnrolments;
import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.factor.Passkeys;
import dev.steelyard.domain.factor.RecoveryCodes;
import dev.steelyard.domain.factor.TrustedBrowsers;
import dev.steelyard.domain.factor.UsedChallenges;
import dev.steelyard.domain.grant.Consents;
import dev.steelyard.domain.grant.DeviceAuthorizations;
import dev.steelyard.domain.grant.PushedRequests;
import dev.steelyard.domain.idempotency.IdempotencyKeys;
import dev.steelyard.domain.key.EncryptedSecrets;
import dev.steelyard.domain.key.StoredKeys;
import dev.steelyard.domain.link.AccountLinks;
import dev.steelyard.domain.link.AccountResets;
import dev.steelyard.domain.link.Invitations;
import dev.steelyard.domain.link.Transfers;
import dev.steelyard.domain.mail.MailOutbox;
import dev.steelyard.domain.permission.Ceilings;
import dev.steelyard.domain.permission.Permissions;
import dev.steelyard.domain.permission.Roles;
import dev.steelyard.domain.profile.Profiles;
import dev.steelyard.domain.refusal.StoredRefusals;
import dev.steelyard.domain.registration.InitialAccessTokens;
import dev.steelyard.domain.registration.Registrations;
import dev.steelyard.domain.reseller.Resellers;
import dev.steelyard.domain.resource.ConnectedGuards;
import dev.steelyard.domain.resource.ResourceServers;
import dev.steelyard.domain.seal.Seals;
import dev.steelyard.domain.session.LogoutDeliveries;
import dev.steelyard.domain.session.Sessions;
import dev.steelyard.domain.signal.EventStreams;
import dev.steelyard.domain.signal.SecurityEvents;
import dev.steelyard.domain.throttle.Failures;
import dev.steelyard.domain.token.Codes;
import dev.steelyard.domain.token.RefreshTokens;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.token.Revocations;
import dev.steelyard.domain.user.Memberships;
import dev.steelyard.domain.user.StaffMembers;
import dev.steelyard.domain.user.Users;

/**
 * A database transaction, which provides one store interface for each kind of object. Store
 * interfaces are valid only inside it. Records that carry a {@code version} are updated only where
 * the stored one still has that version; the stored one is then raised by one.
 */
public interface Transaction {
    Resellers resellers();

    Applications applications();

    ResourceServers resourceServers();

    Permissions permissions();

    Roles roles();

    Ceilings ceilings();

    Users users();

    Profiles profiles();

    AccountDeletions accountDeletions();

    Passkeys passkeys();

    UsedChallenges usedChallenges();

    AuthenticatorApps authenticatorApps();

    RecoveryCodes recoveryCodes();

    TrustedBrowsers trustedBrowsers();

    FactorEnrolments factorEnrolments();

    FactorPolicies factorPolicies();

    Memberships memberships();

    StaffMembers staff();

    Clients clients();

    Credentials credentials();

    UsedAssertions usedAssertions();

    Sessions sessions();

    LogoutDeliveries logoutDeliveries();

    EventStreams eventStreams();

    SecurityEvents securityEvents();

    MailOutbox mails();

    Consents consents();

    PushedRequests pushedRequests();

    DeviceAuthorizations deviceAuthorizations();

    Codes codes();

    RefreshTokens refreshTokens();

    Revocations revocations();

    Invitations invitations();

    AccountLinks accountLinks();

    AccountResets accountResets();

    Transfers transfers();

    Contacts contacts();

    InitialAccessTokens initialAccessTokens();

    Registrations registrations();

    StoredKeys keys();

    EncryptedSecrets keptSecrets();

    AuditLog audit();

    UnrecordedEvents untoldEvents();

    Seals seals();

    IssuedTokenCounts usage();

    ConnectedGuards guards();

    DecisionCounts decisions();

    StoredRefusals refusals();

    Failures failures();

    IdempotencyKeys idempotencyKeys();

    Deployment deployment();

    /** The number of the last change that this snapshot has seen. */
    long head();

    /**
     * Tells guards and caches what this transaction changed. The change gets its number in the last
     * statement of the transaction, so that number order is commit order.
     */
    void changed(ChangeKey... keys);

    /** Records a revocation, and tells of it as a change. */
    void revoke(Revocation revocation);
}
