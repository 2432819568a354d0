package dev.steelyard.admin;

import dev.steelyard.admin.audit.ExportAudit;
import dev.steelyard.admin.audit.ReadAudit;
import dev.steelyard.admin.audit.ReadPermissionHolders;
import dev.steelyard.admin.audit.SealEvents;
import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.client.ManageClients;
import dev.steelyard.admin.client.ManageManagementClients;
import dev.steelyard.admin.client.rule.SectorDocuments;
import dev.steelyard.admin.client.rule.Sectors;
import dev.steelyard.admin.credential.ManageCredentials;
import dev.steelyard.admin.credential.ReviewCredentials;
import dev.steelyard.admin.explanation.ExplainRefusals;
import dev.steelyard.admin.invitation.AcceptInvitation;
import dev.steelyard.admin.invitation.Bootstrap;
import dev.steelyard.admin.invitation.InviteWithin;
import dev.steelyard.admin.invitation.ManageInvitations;
import dev.steelyard.admin.key.KeyRotation;
import dev.steelyard.admin.key.ManageKeys;
import dev.steelyard.admin.key.ManageMasterKey;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.registration.ManageInitialAccessTokens;
import dev.steelyard.admin.registration.ManageOwnRegistration;
import dev.steelyard.admin.registration.ManageRegistrations;
import dev.steelyard.admin.registration.RegisterClients;
import dev.steelyard.admin.rehearsal.ReadUses;
import dev.steelyard.admin.rehearsal.ReviewPermissions;
import dev.steelyard.admin.resource.ManagePermissions;
import dev.steelyard.admin.resource.ManageResourceServers;
import dev.steelyard.admin.resource.ReadGuards;
import dev.steelyard.admin.role.ManageCeilings;
import dev.steelyard.admin.role.ManageRoles;
import dev.steelyard.admin.role.ManageTemplates;
import dev.steelyard.admin.signal.ManageStreams;
import dev.steelyard.admin.signal.ReceiveSignals;
import dev.steelyard.admin.tenant.ManageApplications;
import dev.steelyard.admin.tenant.ManageResellers;
import dev.steelyard.admin.transfer.ManageTransfers;
import dev.steelyard.admin.transfer.MoveApplications;
import dev.steelyard.admin.user.ManageConsents;
import dev.steelyard.admin.user.ManageMembers;
import dev.steelyard.admin.user.ManageSessions;
import dev.steelyard.admin.user.ManageStaff;
import dev.steelyard.admin.user.ManageUsers;
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
import java.util.List;
import java.util.stream.Stream;

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
        ReadGuards guards,
        ManagePermissions permissions,
        ManageTemplates templates,
        ManageKeys keys,
        KeyRotation keepKeys,
        ManageMasterKey masterKey,
        ReadAudit audit,
        ReadPermissionHolders whoCould,
        ExplainRefusals explainRefusals,
        SealEvents sealEvents,
        ExportAudit exportAudit,
        ReceiveSignals receiveSignals,
        ManageStreams streams,
        Bootstrap bootstrap) {
    /** The binding of every described operation. */
    public List<Binding<?, ?>> bindings() {
        return Stream.of(
                        resellers.bindings(),
                        applications.bindings(),
                        ceilings.bindings(),
                        transfers.bindings(),
                        moves.bindings(),
                        roles.bindings(),
                        templates.bindings())
                .<Binding<?, ?>>flatMap(List::stream)
                .toList();
    }

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
            EnabledClientFeatures offered) {
        var acts = new OperationRunner(store, ids, secrets, clock, limits);
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
                new ReadGuards(acts),
                new ManagePermissions(acts),
                new ManageTemplates(acts),
                new ManageKeys(acts, keyMaker),
                new KeyRotation(acts, keyMaker, keySchedule),
                new ManageMasterKey(acts, keyMaker),
                new ReadAudit(acts),
                new ReadPermissionHolders(acts),
                new ExplainRefusals(acts),
                new SealEvents(acts, sealKeys),
                new ExportAudit(acts, sealKeys),
                new ReceiveSignals(acts, keyMaker),
                new ManageStreams(acts, keyMaker),
                new Bootstrap(acts, passwords, lifetimes));
    }
}
