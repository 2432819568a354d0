package dev.steelyard.cli.apply.kind;

import static dev.steelyard.cli.apply.kind.Attribute.ceiling;
import static dev.steelyard.cli.apply.kind.Attribute.text;

import dev.steelyard.operations.client.ClientOperations;
import dev.steelyard.operations.invitation.InvitationOperations;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.resource.PermissionOperations;
import dev.steelyard.operations.resource.ResourceServerOperations;
import dev.steelyard.operations.role.RoleOperations;
import dev.steelyard.operations.role.TemplateOperations;
import dev.steelyard.operations.tenant.ApplicationOperations;
import dev.steelyard.operations.tenant.ResellerOperations;
import dev.steelyard.operations.user.MemberOperations;
import dev.steelyard.operations.user.StaffOperations;
import java.util.List;

/**
 * The list of the kinds of resources that the file for {@code steelyard apply} can describe, such
 * as resellers, roles and clients.
 */
public final class ResourceKinds {
    /** The platform itself, in place of a reseller. */
    public static final String OPERATOR = "operator";

    public static final ResourceKind PERMISSION =
            described(2, PermissionOperations.PERMISSIONS, IdentifierType.KEY, PruneAction.REMOVED)
                    .below("resource_server")
                    .having("holders", one -> one.otherwise(Value.Texts.of(one.allowed())));

    /** Operations are never changed singly: all of a resource server are replaced at once. */
    public static final ResourceKind OPERATION =
            kind(3, "operation", "operations", IdentifierType.OPERATION, PruneAction.REMOVED)
                    .at(ResourcePaths.put("/resource-servers/{parent}/operations"))
                    .with(text("permission"));

    public static final ResourceKind RESOURCE_SERVER =
            described(
                            1,
                            ResourceServerOperations.RESOURCE_SERVERS,
                            IdentifierType.KEY,
                            PruneAction.KEPT)
                    .without("identifier")
                    .having("standard", standard -> standard.by(UpdateMethod.TAKEN))
                    .holding(PERMISSION, OPERATION);

    static final ResourceKind TEMPLATE =
            described(4, TemplateOperations.TEMPLATES, IdentifierType.KEY, PruneAction.REMOVED);

    public static final ResourceKind ROLE =
            described(7, RoleOperations.ROLES, IdentifierType.NAME, PruneAction.REMOVED)
                    .without("template");

    static final ResourceKind CLIENT =
            described(8, ClientOperations.CLIENTS, IdentifierType.NAME, PruneAction.SUSPENDED)
                    .referring("roles", ROLE);

    private static final ResourceKind INVITATION =
            described(
                            9,
                            InvitationOperations.INVITATIONS,
                            IdentifierType.PERSON,
                            PruneAction.REMOVED)
                    .without("email")
                    .referring("roles", ROLE);

    static final ResourceKind MEMBER =
            described(9, MemberOperations.MEMBERS, IdentifierType.PERSON, PruneAction.REMOVED)
                    .referring("roles", ROLE)
                    .invitedBy(INVITATION);

    private static final ResourceKind STAFF_INVITATION =
            described(
                            11,
                            InvitationOperations.STAFF_INVITATIONS,
                            IdentifierType.PERSON,
                            PruneAction.REMOVED)
                    .without("email")
                    .below("authority")
                    .endedAt(INVITATION.places().one());

    static final ResourceKind STAFF =
            described(11, StaffOperations.STAFF, IdentifierType.PERSON, PruneAction.REMOVED)
                    .below("authority")
                    .invitedBy(STAFF_INVITATION);

    static final ResourceKind APPLICATION =
            described(6, ApplicationOperations.APPLICATIONS, IdentifierType.NAME, PruneAction.KEPT)
                    .below("reseller")
                    .and(List.of(ceiling()))
                    .holding(ROLE, CLIENT, MEMBER);

    public static final ResourceKind RESELLER =
            described(5, ResellerOperations.RESELLERS, IdentifierType.NAME, PruneAction.KEPT)
                    .without("ceiling")
                    .and(List.of(ceiling()))
                    .holding(APPLICATION, STAFF);

    public static final ResourceKind MANAGEMENT_CLIENT =
            described(
                            10,
                            ClientOperations.MANAGEMENT_CLIENTS,
                            IdentifierType.NAME,
                            PruneAction.SUSPENDED)
                    .referring("authority", RESELLER);

    /** The sections of a file about the platform, in the order of dumps. */
    public static final List<ResourceKind> OF_PLATFORM =
            List.of(RESOURCE_SERVER, TEMPLATE, RESELLER, MANAGEMENT_CLIENT, STAFF);

    /** The sections of a file about one reseller. */
    public static final List<ResourceKind> OF_RESELLER = RESELLER.parts();

    private ResourceKinds() {}

    private static String singular(String noun) {
        return noun.replace('-', ' ').replaceFirst("s$", "");
    }

    private static ResourceKind described(
            int order, Noun noun, IdentifierType identity, PruneAction ending) {
        var described = new ResourceKindDeriver(noun);
        return kind(order, singular(noun.name()), noun.name().replace('-', '_'), identity, ending)
                .at(described.paths())
                .and(described.attributes());
    }

    private static Draft kind(
            int order, String noun, String key, IdentifierType identity, PruneAction ending) {
        return new Draft(order, noun, key, identity, ending);
    }

    private record Draft(
            int order, String noun, String key, IdentifierType identity, PruneAction ending) {
        ResourceKind at(ResourcePaths places) {
            return new ResourceKind(
                    noun, key, order, identity, places, ending, List.of(), null, List.of());
        }
    }
}
