package dev.steelyard.domain.manage;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.key.KeySchedule;
import dev.steelyard.domain.seal.SealKeys;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.session.SessionLife;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.PasswordHasher;
import java.time.InstantSource;

/** Every management operation, by noun. Thread-safe. */
public record Management(
        ManageResellers resellers,
        ManageApplications applications,
        ManageCeilings ceilings,
        ManageRoles roles,
        ManageClients clients,
        ManageManagementClients managementClients,
        ManageCredentials credentials,
        ManageInitialAccessTokens initialAccessTokens,
        ManageRegistrations registrations,
        RegisterClients registerClients,
        ManageOwnRegistration ownRegistration,
        ReviewCredentials review,
        ReadUses uses,
        ReviewPermissions reviewPermissions,
        ManageMembers members,
        ManageInvitations invitations,
        ManageTransfers transfers,
        MoveApplications moves,
        InviteWithin inviteWithin,
        AcceptInvitation acceptInvitation,
        ManageStaff staff,
        ManageUsers users,
        ManageSessions sessions,
        ManageConsents consents,
        ManageResourceServers resourceServers,
        SeeGuards guards,
        ManagePermissions permissions,
        ManageTemplates templates,
        ManageKeys keys,
        KeepKeys keepKeys,
        ManageMasterKey masterKey,
        ReadAudit audit,
        WhoCould whoCould,
        ExplainRefusals explainRefusals,
        SealEvents sealEvents,
        ExportAudit exportAudit,
        ReceiveSignals receiveSignals,
        ManageStreams streams,
        Bootstrap bootstrap) {
    public static Management of(
            Store store,
            Ids ids,
            Secrets secrets,
            InstantSource clock,
            PasswordHasher passwords,
            LinkLifetimes lifetimes,
            KeyMaker keyMaker,
            KeySchedule keySchedule,
            SealKeys sealKeys,
            Limits limits,
            Endings endings,
            SessionLife sessionLife,
            SectorDocuments sectorDocuments,
            Offered offered) {
        var acts = new Acts(store, ids, secrets, clock, limits);
        var sectors = new Sectors(sectorDocuments);
        return new Management(
                new ManageResellers(acts),
                new ManageApplications(acts),
                new ManageCeilings(acts),
                new ManageRoles(acts),
                new ManageClients(acts, sectors),
                new ManageManagementClients(acts),
                new ManageCredentials(acts),
                new ManageInitialAccessTokens(acts),
                new ManageRegistrations(acts),
                new RegisterClients(acts, sectors, offered),
                new ManageOwnRegistration(acts, sectors, offered),
                new ReviewCredentials(acts),
                new ReadUses(acts),
                new ReviewPermissions(acts),
                new ManageMembers(acts, endings),
                new ManageInvitations(acts, lifetimes),
                new ManageTransfers(acts, lifetimes),
                new MoveApplications(acts, endings),
                new InviteWithin(acts, lifetimes),
                new AcceptInvitation(acts, passwords),
                new ManageStaff(acts, endings),
                new ManageUsers(acts, endings),
                new ManageSessions(acts, endings, sessionLife),
                new ManageConsents(acts, endings),
                new ManageResourceServers(acts),
                new SeeGuards(acts),
                new ManagePermissions(acts),
                new ManageTemplates(acts),
                new ManageKeys(acts, keyMaker),
                new KeepKeys(acts, keyMaker, keySchedule),
                new ManageMasterKey(acts, keyMaker),
                new ReadAudit(acts),
                new WhoCould(acts),
                new ExplainRefusals(acts),
                new SealEvents(acts, sealKeys),
                new ExportAudit(acts, sealKeys),
                new ReceiveSignals(acts, keyMaker),
                new ManageStreams(acts, keyMaker),
                new Bootstrap(acts, passwords, lifetimes));
    }
}
