package dev.steelyard.cli.noun;

import dev.steelyard.cli.verb.Noun;
import dev.steelyard.cli.verb.Verb;
import dev.steelyard.operations.audit.AuditOperations;
import dev.steelyard.operations.client.ClientOperations;
import dev.steelyard.operations.credential.CredentialOperations;
import dev.steelyard.operations.credential.ReviewOperations;
import dev.steelyard.operations.explanation.CallerOperations;
import dev.steelyard.operations.explanation.RefusalOperations;
import dev.steelyard.operations.invitation.InvitationOperations;
import dev.steelyard.operations.key.KeyOperations;
import dev.steelyard.operations.key.MasterKeyOperations;
import dev.steelyard.operations.registration.RegistrationOperations;
import dev.steelyard.operations.resource.GuardOperations;
import dev.steelyard.operations.resource.PermissionOperations;
import dev.steelyard.operations.resource.ResourceServerOperations;
import dev.steelyard.operations.role.RoleOperations;
import dev.steelyard.operations.role.TemplateOperations;
import dev.steelyard.operations.signal.EventStreamOperations;
import dev.steelyard.operations.tenant.ApplicationOperations;
import dev.steelyard.operations.tenant.ResellerOperations;
import dev.steelyard.operations.transfer.TransferOperations;
import dev.steelyard.operations.use.UseOperations;
import dev.steelyard.operations.user.ConsentOperations;
import dev.steelyard.operations.user.MemberOperations;
import dev.steelyard.operations.user.SessionOperations;
import dev.steelyard.operations.user.StaffOperations;
import dev.steelyard.operations.user.UserOperations;
import java.util.List;

/** Every noun of the command line: the one literal list. */
final class Nouns {
    static final Verb WHOAMI = DescribedVerbs.verb(CallerOperations.GET);

    static final List<Noun> ALL =
            List.of(
                    DescribedVerbs.of(ResellerOperations.RESELLERS),
                    DescribedVerbs.of(ApplicationOperations.APPLICATIONS),
                    DescribedVerbs.of(TransferOperations.TRANSFERS),
                    DescribedVerbs.of(RoleOperations.ROLES),
                    DescribedVerbs.of(
                            ClientOperations.CLIENTS, DescribedVerbs.verb(UseOperations.OF_CLIENT)),
                    DescribedVerbs.of(CredentialOperations.SECRETS_NOUN),
                    DescribedVerbs.of(CredentialOperations.API_KEYS_NOUN),
                    DescribedVerbs.of(RegistrationOperations.INITIAL_ACCESS_TOKENS),
                    DescribedVerbs.of(RegistrationOperations.REGISTRATIONS_NOUN),
                    DescribedVerbs.of(ReviewOperations.CREDENTIALS),
                    DescribedVerbs.of(
                            MemberOperations.MEMBERS, DescribedVerbs.verb(UseOperations.OF_MEMBER)),
                    DescribedVerbs.of(InvitationOperations.INVITATIONS),
                    DescribedVerbs.of(ResourceServerOperations.RESOURCE_SERVERS),
                    DescribedVerbs.of(GuardOperations.GUARDS),
                    DescribedVerbs.of(
                            PermissionOperations.PERMISSIONS,
                            DescribedVerbs.verb(UseOperations.LIST_UNUSED)),
                    DescribedVerbs.of(TemplateOperations.TEMPLATES),
                    DescribedVerbs.of(ConsentOperations.CONSENTS),
                    DescribedVerbs.of(UserOperations.USERS),
                    DescribedVerbs.of(SessionOperations.SESSIONS),
                    DescribedVerbs.of(StaffOperations.STAFF),
                    DescribedVerbs.of(InvitationOperations.STAFF_INVITATIONS),
                    DescribedVerbs.of(ClientOperations.MANAGEMENT_CLIENTS),
                    DescribedVerbs.of(KeyOperations.KEYS),
                    DescribedVerbs.of(MasterKeyOperations.MASTER_KEY),
                    DescribedVerbs.of(EventStreamOperations.EVENT_STREAMS),
                    DescribedVerbs.of(AuditOperations.AUDIT),
                    DescribedVerbs.of(RefusalOperations.REFUSALS));

    private Nouns() {}
}
