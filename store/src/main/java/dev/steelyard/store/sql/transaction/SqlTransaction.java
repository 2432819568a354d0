package dev.steelyard.store.sql.transaction;

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
import dev.steelyard.domain.store.Deployment;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.throttle.Failures;
import dev.steelyard.domain.token.Codes;
import dev.steelyard.domain.token.RefreshTokens;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.token.Revocations;
import dev.steelyard.domain.user.Memberships;
import dev.steelyard.domain.user.StaffMembers;
import dev.steelyard.domain.user.Users;
import dev.steelyard.store.sql.SqlExecutor;
import dev.steelyard.store.sql.application.SqlApplications;
import dev.steelyard.store.sql.application.SqlContacts;
import dev.steelyard.store.sql.application.SqlInvitations;
import dev.steelyard.store.sql.application.SqlResellers;
import dev.steelyard.store.sql.application.SqlTransfers;
import dev.steelyard.store.sql.audit.SqlAuditLog;
import dev.steelyard.store.sql.audit.SqlSeals;
import dev.steelyard.store.sql.audit.SqlUnrecordedEvents;
import dev.steelyard.store.sql.client.SqlClients;
import dev.steelyard.store.sql.client.SqlCredentials;
import dev.steelyard.store.sql.client.SqlInitialAccessTokens;
import dev.steelyard.store.sql.client.SqlRegistrations;
import dev.steelyard.store.sql.client.SqlUsedAssertions;
import dev.steelyard.store.sql.decision.SqlConnectedGuards;
import dev.steelyard.store.sql.decision.SqlDecisionCounts;
import dev.steelyard.store.sql.decision.SqlIssuedTokenCounts;
import dev.steelyard.store.sql.decision.SqlStoredRefusals;
import dev.steelyard.store.sql.delivery.SqlEventStreams;
import dev.steelyard.store.sql.delivery.SqlLogoutDeliveries;
import dev.steelyard.store.sql.delivery.SqlMailOutbox;
import dev.steelyard.store.sql.delivery.SqlSecurityEvents;
import dev.steelyard.store.sql.deployment.SqlDeployment;
import dev.steelyard.store.sql.deployment.SqlEncryptedSecrets;
import dev.steelyard.store.sql.deployment.SqlFailures;
import dev.steelyard.store.sql.deployment.SqlIdempotencyKeys;
import dev.steelyard.store.sql.deployment.SqlStoredKeys;
import dev.steelyard.store.sql.factor.SqlAuthenticatorApps;
import dev.steelyard.store.sql.factor.SqlFactorEnrolments;
import dev.steelyard.store.sql.factor.SqlFactorPolicies;
import dev.steelyard.store.sql.factor.SqlPasskeys;
import dev.steelyard.store.sql.factor.SqlRecoveryCodes;
import dev.steelyard.store.sql.factor.SqlTrustedBrowsers;
import dev.steelyard.store.sql.factor.SqlUsedChallenges;
import dev.steelyard.store.sql.permission.SqlCeilings;
import dev.steelyard.store.sql.permission.SqlPermissions;
import dev.steelyard.store.sql.permission.SqlResourceServers;
import dev.steelyard.store.sql.permission.SqlRoles;
import dev.steelyard.store.sql.token.SqlCodes;
import dev.steelyard.store.sql.token.SqlConsents;
import dev.steelyard.store.sql.token.SqlDeviceAuthorizations;
import dev.steelyard.store.sql.token.SqlPushedRequests;
import dev.steelyard.store.sql.token.SqlRefreshTokens;
import dev.steelyard.store.sql.token.SqlRevocations;
import dev.steelyard.store.sql.user.SqlAccountDeletions;
import dev.steelyard.store.sql.user.SqlAccountLinks;
import dev.steelyard.store.sql.user.SqlAccountResets;
import dev.steelyard.store.sql.user.SqlMemberships;
import dev.steelyard.store.sql.user.SqlProfiles;
import dev.steelyard.store.sql.user.SqlSessions;
import dev.steelyard.store.sql.user.SqlStaffMembers;
import dev.steelyard.store.sql.user.SqlUsers;
import java.time.Instant;

/** An SQL transaction, which provides the store of each kind of object. */
public final class SqlTransaction implements Transaction {
    private final SqlExecutor sql;
    private final PendingChanges changes = new PendingChanges();

    public SqlTransaction(SqlExecutor sql) {
        this.sql = sql;
    }

    /**
     * The last act before the commit.
     *
     * @return whether it wrote a change
     */
    boolean finish(Instant now) {
        return changes.write(sql, now);
    }

    @Override
    public long head() {
        return new SqlChanges(sql).head();
    }

    @Override
    public void changed(ChangeKey... keys) {
        sql.checkWrites();
        for (var key : keys) {
            changes.add(key);
        }
    }

    @Override
    public void revoke(Revocation revocation) {
        new SqlRevocations(sql).put(revocation);
        changes.add(revocation);
    }

    @Override
    public Resellers resellers() {
        return new SqlResellers(sql);
    }

    @Override
    public Applications applications() {
        return new SqlApplications(sql);
    }

    @Override
    public ResourceServers resourceServers() {
        return new SqlResourceServers(sql);
    }

    @Override
    public Permissions permissions() {
        return new SqlPermissions(sql);
    }

    @Override
    public Roles roles() {
        return new SqlRoles(sql);
    }

    @Override
    public Ceilings ceilings() {
        return new SqlCeilings(sql);
    }

    @Override
    public Users users() {
        return new SqlUsers(sql);
    }

    @Override
    public Profiles profiles() {
        return new SqlProfiles(sql);
    }

    @Override
    public Passkeys passkeys() {
        return new SqlPasskeys(sql);
    }

    @Override
    public UsedChallenges usedChallenges() {
        return new SqlUsedChallenges(sql);
    }

    @Override
    public AuthenticatorApps authenticatorApps() {
        return new SqlAuthenticatorApps(sql);
    }

    @Override
    public RecoveryCodes recoveryCodes() {
        return new SqlRecoveryCodes(sql);
    }

    @Override
    public TrustedBrowsers trustedBrowsers() {
        return new SqlTrustedBrowsers(sql);
    }

    @Override
    public FactorEnrolments factorEnrolments() {
        return new SqlFactorEnrolments(sql);
    }

    @Override
    public FactorPolicies factorPolicies() {
        return new SqlFactorPolicies(sql);
    }

    @Override
    public Memberships memberships() {
        return new SqlMemberships(sql);
    }

    @Override
    public StaffMembers staff() {
        return new SqlStaffMembers(sql);
    }

    @Override
    public Clients clients() {
        return new SqlClients(sql);
    }

    @Override
    public Credentials credentials() {
        return new SqlCredentials(sql);
    }

    @Override
    public UsedAssertions usedAssertions() {
        return new SqlUsedAssertions(sql);
    }

    @Override
    public Sessions sessions() {
        return new SqlSessions(sql);
    }

    @Override
    public LogoutDeliveries logoutDeliveries() {
        return new SqlLogoutDeliveries(sql);
    }

    @Override
    public EventStreams eventStreams() {
        return new SqlEventStreams(sql);
    }

    @Override
    public SecurityEvents securityEvents() {
        return new SqlSecurityEvents(sql);
    }

    @Override
    public MailOutbox mails() {
        return new SqlMailOutbox(sql);
    }

    @Override
    public Consents consents() {
        return new SqlConsents(sql);
    }

    @Override
    public PushedRequests pushedRequests() {
        return new SqlPushedRequests(sql);
    }

    @Override
    public DeviceAuthorizations deviceAuthorizations() {
        return new SqlDeviceAuthorizations(sql);
    }

    @Override
    public Codes codes() {
        return new SqlCodes(sql);
    }

    @Override
    public RefreshTokens refreshTokens() {
        return new SqlRefreshTokens(sql);
    }

    @Override
    public Revocations revocations() {
        return new SqlRevocations(sql);
    }

    @Override
    public Invitations invitations() {
        return new SqlInvitations(sql);
    }

    @Override
    public AccountDeletions accountDeletions() {
        return new SqlAccountDeletions(sql);
    }

    @Override
    public AccountLinks accountLinks() {
        return new SqlAccountLinks(sql);
    }

    @Override
    public Contacts contacts() {
        return new SqlContacts(sql);
    }

    @Override
    public AccountResets accountResets() {
        return new SqlAccountResets(sql);
    }

    @Override
    public Transfers transfers() {
        return new SqlTransfers(sql);
    }

    @Override
    public InitialAccessTokens initialAccessTokens() {
        return new SqlInitialAccessTokens(sql);
    }

    @Override
    public Registrations registrations() {
        return new SqlRegistrations(sql);
    }

    @Override
    public Deployment deployment() {
        return new SqlDeployment(sql);
    }

    @Override
    public StoredKeys keys() {
        return new SqlStoredKeys(sql);
    }

    @Override
    public EncryptedSecrets keptSecrets() {
        return new SqlEncryptedSecrets(sql);
    }

    @Override
    public AuditLog audit() {
        return new SqlAuditLog(sql);
    }

    @Override
    public Seals seals() {
        return new SqlSeals(sql);
    }

    @Override
    public ConnectedGuards guards() {
        return new SqlConnectedGuards(sql);
    }

    @Override
    public IssuedTokenCounts usage() {
        return new SqlIssuedTokenCounts(sql);
    }

    @Override
    public DecisionCounts decisions() {
        return new SqlDecisionCounts(sql);
    }

    @Override
    public StoredRefusals refusals() {
        return new SqlStoredRefusals(sql);
    }

    @Override
    public UnrecordedEvents untoldEvents() {
        return new SqlUnrecordedEvents(sql);
    }

    @Override
    public Failures failures() {
        return new SqlFailures(sql);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new SqlIdempotencyKeys(sql);
    }
}
