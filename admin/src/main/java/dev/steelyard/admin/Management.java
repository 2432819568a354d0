package dev.steelyard.admin;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.account.AccountServices;
import dev.steelyard.admin.account.NewPasswords;
import dev.steelyard.admin.audit.ExportAudit;
import dev.steelyard.admin.audit.ReadAudit;
import dev.steelyard.admin.audit.ReadPermissionHolders;
import dev.steelyard.admin.audit.SealEvents;
import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.client.ManageClients;
import dev.steelyard.admin.client.ManageManagementClients;
import dev.steelyard.admin.client.rule.SectorIdentifierRules;
import dev.steelyard.admin.credential.ManageCredentials;
import dev.steelyard.admin.credential.ReviewCredentials;
import dev.steelyard.admin.explanation.ExplainRefusals;
import dev.steelyard.admin.invitation.AcceptInvitation;
import dev.steelyard.admin.invitation.Bootstrap;
import dev.steelyard.admin.invitation.InviteMembers;
import dev.steelyard.admin.invitation.ManageInvitations;
import dev.steelyard.admin.key.KeyRotation;
import dev.steelyard.admin.key.ManageKeys;
import dev.steelyard.admin.key.ManageMasterKey;
import dev.steelyard.admin.link.InvitationMailer;
import dev.steelyard.admin.mail.ExpiryMailer;
import dev.steelyard.admin.mail.ManageMails;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
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
import dev.steelyard.admin.signal.ManageOwnStreams;
import dev.steelyard.admin.signal.ManageStreams;
import dev.steelyard.admin.tenant.ConfirmContact;
import dev.steelyard.admin.tenant.ManageApplications;
import dev.steelyard.admin.tenant.ManageContacts;
import dev.steelyard.admin.tenant.ManageResellers;
import dev.steelyard.admin.transfer.ManageTransfers;
import dev.steelyard.admin.transfer.MoveApplications;
import dev.steelyard.admin.user.LastOperatorRule;
import dev.steelyard.admin.user.ManageConsents;
import dev.steelyard.admin.user.ManageMembers;
import dev.steelyard.admin.user.ManageSessions;
import dev.steelyard.admin.user.ManageStaff;
import dev.steelyard.admin.user.ManageUsers;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.operations.explanation.CallerOperations;
import dev.steelyard.operations.explanation.CallerView;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates the services behind the management API, such as {@link ManageClients}. They hold no state
 * of their own, so each is created where it is asked for. Thread-safe.
 */
public record Management(AdminContext context) {
    /** The bindings of all described operations. */
    public List<Binding<?, ?>> bindings() {
        return Stream.of(
                        List.<Binding<?, ?>>of(
                                bind(CallerOperations.GET, call -> caller(call.actor()))),
                        resellers().bindings(),
                        applications().bindings(),
                        ceilings().bindings(),
                        contacts().bindings(),
                        transfers().bindings(),
                        moves().bindings(),
                        roles().bindings(),
                        templates().bindings(),
                        clients().bindings(),
                        managementClients().bindings(),
                        credentials().bindings(),
                        initialAccessTokens().bindings(),
                        registrations().bindings(),
                        review().bindings(),
                        uses().bindings(),
                        reviewPermissions().bindings(),
                        members().bindings(),
                        invitations().bindings(),
                        staff().bindings(),
                        users().bindings(),
                        account().resets().bindings(),
                        account().factorResets().bindings(),
                        sessions().bindings(),
                        consents().bindings(),
                        resourceServers().bindings(),
                        guards().bindings(),
                        permissions().bindings(),
                        keys().bindings(),
                        masterKey().bindings(),
                        mails().bindings(),
                        streams().bindings(),
                        audit().bindings(),
                        whoCould().bindings(),
                        exportAudit().bindings(),
                        explainRefusals().bindings())
                .<Binding<?, ?>>flatMap(List::stream)
                .<Binding<?, ?>>map(
                        binding ->
                                binding.demanding(context.settings().freshProof(), context.clock()))
                .toList();
    }

    /** Returns the caller's own view. It needs no permission. */
    private Outcome<CallerView> caller(Actor actor) {
        var permissions =
                actor.permissions().stream().filter(actor::holds).collect(Collectors.toSet());
        return runner().read(
                        actor,
                        operation ->
                                new CallerView(
                                        name(operation.tx(), actor),
                                        actor.who(),
                                        actor.authority(),
                                        name(operation.tx(), actor.authority()),
                                        permissions,
                                        Optional.ofNullable(actor.login()),
                                        context.settings().freshProof().freshUntil(actor),
                                        actor.isOperator()
                                                ? LastOperatorRule.warnings(operation.tx())
                                                : List.of()));
    }

    /** What an operator should know when the server starts. */
    public List<String> operatorWarnings() {
        return context.store().read(LastOperatorRule::warnings);
    }

    private static String name(Transaction tx, Actor actor) {
        return actor.asUser()
                .flatMap(tx.users()::find)
                .map(user -> user.email().written())
                .or(() -> actor.asClient().flatMap(tx.clients()::find).map(Client::name))
                .orElse("");
    }

    private static String name(Transaction tx, Authority authority) {
        return switch (authority) {
            case Authority.Operator _ -> authority.claim();
            case Authority.OfReseller(var reseller) ->
                    tx.resellers().find(reseller).map(Reseller::name).orElse("");
        };
    }

    public ManageResellers resellers() {
        return new ManageResellers(runner());
    }

    public ManageContacts contacts() {
        return new ManageContacts(
                runner(),
                context.mails(),
                page("contact"),
                context.settings().linkLifetimes().invitation());
    }

    public ConfirmContact confirmContact() {
        return new ConfirmContact(runner());
    }

    public ManageApplications applications() {
        return new ManageApplications(runner());
    }

    public ManageCeilings ceilings() {
        return new ManageCeilings(runner());
    }

    public ManageRoles roles() {
        return new ManageRoles(runner());
    }

    public ManageClients clients() {
        return new ManageClients(
                runner(), sectors(), context.keySets(), context.settings().clientFeatures());
    }

    public ManageManagementClients managementClients() {
        return new ManageManagementClients(runner());
    }

    public ManageCredentials credentials() {
        return new ManageCredentials(runner());
    }

    public ManageInitialAccessTokens initialAccessTokens() {
        return new ManageInitialAccessTokens(
                runner(),
                context.settings().clientFeatures(),
                context.settings().registrationEndpoint());
    }

    public ManageRegistrations registrations() {
        return new ManageRegistrations(runner());
    }

    public RegisterClients registerClients() {
        return new RegisterClients(runner(), sectors(), context.settings().clientFeatures());
    }

    public ManageOwnRegistration ownRegistration() {
        return new ManageOwnRegistration(runner(), sectors(), context.settings().clientFeatures());
    }

    public ReviewCredentials review() {
        return new ReviewCredentials(runner());
    }

    public ReadUses uses() {
        return new ReadUses(runner());
    }

    public ReviewPermissions reviewPermissions() {
        return new ReviewPermissions(runner());
    }

    public ManageMembers members() {
        return new ManageMembers(runner(), context.endings());
    }

    public ManageInvitations invitations() {
        return new ManageInvitations(
                runner(), context.settings().linkLifetimes(), invitationMailer());
    }

    public ManageTransfers transfers() {
        return new ManageTransfers(runner(), context.settings().linkLifetimes());
    }

    public MoveApplications moves() {
        return new MoveApplications(runner(), context.endings());
    }

    public InviteMembers inviteWithin() {
        return new InviteMembers(runner(), context.settings().linkLifetimes(), invitationMailer());
    }

    public AcceptInvitation acceptInvitation() {
        return new AcceptInvitation(runner(), newPasswords(), context.endings());
    }

    public ManageStaff staff() {
        return new ManageStaff(runner(), context.endings());
    }

    public ManageUsers users() {
        return new ManageUsers(runner(), context.endings());
    }

    public ManageSessions sessions() {
        return new ManageSessions(
                runner(), context.endings(), context.settings().sessionLife(), context.mails());
    }

    public ManageConsents consents() {
        return new ManageConsents(runner(), context.endings());
    }

    public ManageResourceServers resourceServers() {
        return new ManageResourceServers(runner());
    }

    public ReadGuards guards() {
        return new ReadGuards(runner());
    }

    public ManagePermissions permissions() {
        return new ManagePermissions(runner());
    }

    public ManageTemplates templates() {
        return new ManageTemplates(runner());
    }

    public ManageKeys keys() {
        return new ManageKeys(runner(), context.keyMaker());
    }

    public KeyRotation keepKeys() {
        return new KeyRotation(runner(), context.keyMaker(), context.settings().keySchedule());
    }

    public ManageMasterKey masterKey() {
        return new ManageMasterKey(runner(), context.keyMaker());
    }

    public ManageMails mails() {
        return new ManageMails(runner(), context.mails());
    }

    public ExpiryMailer expiryMailer() {
        return new ExpiryMailer(context.store(), context.clock(), context.mails());
    }

    public ReadAudit audit() {
        return new ReadAudit(runner());
    }

    public ReadPermissionHolders whoCould() {
        return new ReadPermissionHolders(runner());
    }

    public ExplainRefusals explainRefusals() {
        return new ExplainRefusals(runner(), context.guardMessages());
    }

    public SealEvents sealEvents() {
        return new SealEvents(runner(), context.sealKeys());
    }

    public ExportAudit exportAudit() {
        return new ExportAudit(runner(), context.sealKeys());
    }

    public ManageOwnStreams receiveSignals() {
        return new ManageOwnStreams(runner(), context.keyMaker());
    }

    public ManageStreams streams() {
        return new ManageStreams(runner(), context.keyMaker());
    }

    public Bootstrap bootstrap() {
        return new Bootstrap(runner(), newPasswords(), context.settings().linkLifetimes());
    }

    /** Changes of users' own accounts, and the ways back in. */
    public AccountServices account() {
        return new AccountServices(
                runner(),
                context.endings(),
                context.mails(),
                newPasswords(),
                context.settings().issuer(),
                context.ids(),
                context.secrets(),
                context.clock());
    }

    /** Checks and hashes new passwords. */
    public NewPasswords newPasswords() {
        return new NewPasswords(context.passwords(), context.settings().platform());
    }

    private InvitationMailer invitationMailer() {
        return new InvitationMailer(context.mails(), page("invitation"));
    }

    /** The address of a page that a secret opens. */
    private Function<Secret, String> page(String name) {
        return secret -> context.link().apply(name, secret);
    }

    private OperationRunner runner() {
        return new OperationRunner(
                context.store(),
                context.ids(),
                context.secrets(),
                context.clock(),
                context.settings().limits());
    }

    private SectorIdentifierRules sectors() {
        return new SectorIdentifierRules(context.sectorDocuments());
    }
}
