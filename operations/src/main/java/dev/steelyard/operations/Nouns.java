package dev.steelyard.operations;

import dev.steelyard.operations.audit.AuditOperations;
import dev.steelyard.operations.client.ClientOperations;
import dev.steelyard.operations.credential.CredentialOperations;
import dev.steelyard.operations.credential.ReviewOperations;
import dev.steelyard.operations.explanation.CallerOperations;
import dev.steelyard.operations.explanation.RefusalOperations;
import dev.steelyard.operations.invitation.InvitationOperations;
import dev.steelyard.operations.key.KeyOperations;
import dev.steelyard.operations.key.MasterKeyOperations;
import dev.steelyard.operations.mail.MailOperations;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.registration.RegistrationOperations;
import dev.steelyard.operations.resource.GuardOperations;
import dev.steelyard.operations.resource.PermissionOperations;
import dev.steelyard.operations.resource.ResourceServerOperations;
import dev.steelyard.operations.role.RoleOperations;
import dev.steelyard.operations.role.TemplateOperations;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
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
import java.util.Optional;

/**
 * Lists all object types of the management API, such as clients and roles, with the operations on
 * each. A type with its operations is a {@link Noun}.
 */
public final class Nouns {
    public static final List<Noun> ALL =
            List.of(
                    CallerOperations.CALLER_NOUN,
                    ResellerOperations.RESELLERS,
                    ApplicationOperations.APPLICATIONS,
                    TransferOperations.TRANSFERS,
                    RoleOperations.ROLES,
                    TemplateOperations.TEMPLATES,
                    MemberOperations.MEMBERS,
                    InvitationOperations.INVITATIONS,
                    StaffOperations.STAFF,
                    InvitationOperations.STAFF_INVITATIONS,
                    UserOperations.USERS,
                    SessionOperations.SESSIONS,
                    ConsentOperations.CONSENTS,
                    ClientOperations.CLIENTS,
                    ClientOperations.MANAGEMENT_CLIENTS,
                    CredentialOperations.SECRETS_NOUN,
                    CredentialOperations.API_KEYS_NOUN,
                    RegistrationOperations.INITIAL_ACCESS_TOKENS,
                    RegistrationOperations.REGISTRATIONS_NOUN,
                    ReviewOperations.CREDENTIALS,
                    UseOperations.USES,
                    ResourceServerOperations.RESOURCE_SERVERS,
                    GuardOperations.GUARDS,
                    PermissionOperations.PERMISSIONS,
                    KeyOperations.KEYS,
                    MasterKeyOperations.MASTER_KEY,
                    MailOperations.MAILS,
                    EventStreamOperations.EVENT_STREAMS,
                    AuditOperations.AUDIT,
                    RefusalOperations.REFUSALS);

    private Nouns() {}

    private static Optional<Noun> ofItem(String variable) {
        return ALL.stream().filter(noun -> noun.item().equals(variable)).findFirst();
    }

    /** Whether a variable of paths is an id; else it is a name. */
    public static boolean isId(String variable) {
        return ofItem(variable).flatMap(Noun::identifier).map(Nouns::isId).orElse(true);
    }

    private static boolean isId(Field<?> field) {
        return field.type() instanceof Type.Text<?> text
                && Types.ID_PATTERN.equals(text.facets().pattern());
    }
}
