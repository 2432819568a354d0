package dev.steelyard.isolation;

import static dev.steelyard.isolation.Rule.ANY_STAFF;
import static dev.steelyard.isolation.Rule.AUTHORITY;
import static dev.steelyard.isolation.Rule.NAMED;
import static dev.steelyard.isolation.Rule.OPERATOR;
import static dev.steelyard.isolation.Rule.OPERATOR_ALONE;
import static dev.steelyard.isolation.Rule.OWN_ALWAYS;
import static dev.steelyard.isolation.Rule.OWN_THING;
import static dev.steelyard.isolation.Rule.PUBLIC;
import static dev.steelyard.isolation.Rule.SHARED;
import static dev.steelyard.isolation.Rule.TENANT;

import java.util.List;
import java.util.Map;

/** Whose matter each operation is, and how it is tried: every operation has its row. */
final class Table {
    private static final Map<String, Object> RENAME = Map.of("name", "Renamed");
    private static final Map<String, Object> CONTACT = Map.of("page", "https://example.com/help");
    private static final Map<String, Object> PERMISSIONS =
            Map.of("permissions", List.of("documents:read"));
    private static final Map<String, Object> NONE = Map.of("permissions", List.of());
    private static final Map<String, Object> ROLES = Map.of("roles", List.of());

    private static final Map<String, Object> ENDS = Map.of("expires", "2027-01-31T09:00:00.000Z");

    private Table() {}

    static List<Row> rows() {
        return List.of(
                Row.of("getDescription", PUBLIC),
                Row.of("getCaller", ANY_STAFF),
                Row.of("listResellers", OPERATOR),
                Row.of("createReseller", OPERATOR).sending(Map.of("name", "West")),
                Row.of("getReseller", OPERATOR).at(Things::reseller),
                Row.of("updateReseller", OPERATOR).at(Things::reseller).sending(RENAME),
                Row.of("getResellerCeiling", TENANT).at(Things::reseller),
                Row.of("setResellerCeiling", OPERATOR).at(Things::reseller).sending(PERMISSIONS),
                Row.of("getResellerContact", TENANT).at(Things::reseller),
                Row.of("setResellerContact", TENANT).at(Things::reseller).sending(CONTACT),
                Row.of("listApplications", AUTHORITY),
                Row.of("createApplication", NAMED).sending(Table::newApplication),
                Row.of("getApplication", TENANT).at(Things::application),
                Row.of("updateApplication", TENANT).at(Things::application).sending(RENAME),
                Row.of("getApplicationCeiling", TENANT).at(Things::application),
                Row.of("setApplicationCeiling", TENANT)
                        .at(Things::application)
                        .sending(PERMISSIONS),
                Row.of("getApplicationContact", TENANT).at(Things::application),
                Row.of("setApplicationContact", TENANT).at(Things::application).sending(CONTACT),
                Row.of("getTransfer", TENANT).at(Things::offered),
                Row.of("offerApplication", TENANT)
                        .at(Things::anotherApplication)
                        .sending(things -> Map.of("reseller", things.anotherReseller())),
                Row.of("cancelTransfer", TENANT).at(Things::offered),
                Row.of("acceptTransfer", NAMED).sending(Things::acceptance),
                Row.of("moveApplication", OPERATOR_ALONE)
                        .at(Things::anotherApplication)
                        .asking("?dry_run=true")
                        .sending(things -> Map.of("reseller", things.anotherReseller())),
                Row.of("listRoles", TENANT).at(Things::application),
                Row.of("createRole", TENANT).at(Things::application).sending(Things::newRole),
                Row.of("getRole", TENANT).at(Things::role),
                Row.of("updateRole", TENANT).at(Things::role).sending(PERMISSIONS),
                Row.of("deleteRole", TENANT).at(Things::role),
                Row.of("listClients", TENANT).at(Things::application),
                Row.of("createClient", TENANT).at(Things::application).sending(Things::newClient),
                Row.of("getClient", TENANT).at(Things::client),
                Row.of("updateClient", TENANT).at(Things::client).sending(RENAME),
                Row.of("suspendClient", TENANT).at(Things::client),
                Row.of("reviveClient", TENANT).at(Things::client),
                Row.of("listManagementClients", OPERATOR_ALONE),
                Row.of("createManagementClient", OPERATOR_ALONE).sending(Table::managementClient),
                Row.of("listSecrets", TENANT).at(Things::client),
                Row.of("createSecret", TENANT).at(Things::client).sending(Map.of()),
                Row.of("getSecret", TENANT).atBoth(things -> things.credential("secrets")),
                Row.of("updateSecret", TENANT)
                        .atBoth(things -> things.credential("secrets"))
                        .sending(ENDS),
                Row.of("deleteSecret", TENANT).atBoth(things -> things.credential("secrets")),
                Row.of("listApiKeys", TENANT).at(Things::client),
                Row.of("createApiKey", TENANT).at(Things::client).sending(Map.of()),
                Row.of("getApiKey", TENANT).atBoth(things -> things.credential("api-keys")),
                Row.of("updateApiKey", TENANT)
                        .atBoth(things -> things.credential("api-keys"))
                        .sending(ENDS),
                Row.of("deleteApiKey", TENANT).atBoth(things -> things.credential("api-keys")),
                Row.of("listInitialAccessTokens", TENANT).at(Things::application),
                Row.of("createInitialAccessToken", TENANT)
                        .at(Things::application)
                        .sending(Things::newInitialAccessToken),
                Row.of("getInitialAccessToken", TENANT).at(Things::initialAccessToken),
                Row.of("deleteInitialAccessToken", TENANT).at(Things::initialAccessToken),
                Row.of("getRegistration", TENANT).at(Things::registered),
                Row.of("deleteRegistration", TENANT).at(Things::registered),
                Row.of("listExpiringOrUnusedCredentials", AUTHORITY)
                        .asking("?expiring_within=3650"),
                Row.of("listAllClients", AUTHORITY),
                Row.of("listClientUses", TENANT).at(Things::client),
                Row.of("listMemberUses", TENANT).atBoth(Things::member),
                Row.of("listUnusedPermissions", AUTHORITY).asking("?unused_for=30"),
                Row.of("listMembers", TENANT).at(Things::application),
                Row.of("getMember", TENANT).atBoth(Things::member),
                Row.of("putMember", TENANT).atBoth(Things::member).sending(ROLES),
                Row.of("deleteMember", TENANT).atBoth(Things::member),
                Row.of("listInvitations", TENANT).at(Things::application),
                Row.of("deleteInvitation", TENANT).at(Things::invitation),
                Row.of("inviteMember", TENANT)
                        .at(Things::application)
                        .sending(Map.of("email", "new@example.com", "roles", List.of())),
                Row.of("listResourceServers", SHARED),
                Row.of("createResourceServer", OPERATOR).sending(Things::newResourceServer),
                Row.of("getResourceServer", SHARED).at(Things::resourceServer),
                Row.of("updateResourceServer", OPERATOR).at(Things::resourceServer).sending(RENAME),
                Row.of("listOperations", SHARED).at(Things::resourceServer),
                Row.of("putOperations", OPERATOR).at(Things::resourceServer).sending(operations()),
                Row.of("listResourceServerSecrets", OPERATOR_ALONE).at(Things::resourceServer),
                Row.of("createResourceServerSecret", OPERATOR)
                        .at(Things::resourceServer)
                        .sending(Map.of()),
                Row.of("getResourceServerSecret", OPERATOR_ALONE)
                        .atBoth(Things::resourceServerSecret),
                Row.of("updateResourceServerSecret", OPERATOR)
                        .atBoth(Things::resourceServerSecret)
                        .sending(ENDS),
                Row.of("deleteResourceServerSecret", OPERATOR).atBoth(Things::resourceServerSecret),
                Row.of("listGuards", OPERATOR_ALONE),
                Row.of("listPermissions", SHARED),
                Row.of("getPermission", SHARED).at(Things::permission),
                Row.of("putPermission", OPERATOR)
                        .at(Things::permission)
                        .sending(Things::newPermission),
                Row.of("deletePermission", OPERATOR).at(Things::permission),
                Row.of("listTemplates", SHARED),
                Row.of("getTemplate", SHARED).at(Things::template),
                Row.of("putTemplate", OPERATOR).at(Things::template).sending(PERMISSIONS),
                Row.of("deleteTemplate", OPERATOR).at(Things::template),
                Row.of("listStaff", AUTHORITY),
                Row.of("getStaff", TENANT).at(Things::staff),
                Row.of("putStaff", TENANT).at(Things::staff).sending(NONE),
                Row.of("deleteStaff", TENANT).at(Things::staff),
                Row.of("listStaffInvitations", AUTHORITY),
                Row.of("inviteStaff", NAMED).sending(Table::newStaff),
                Row.of("listUsers", OPERATOR),
                Row.of("getUser", OPERATOR).at(Things::person),
                Row.of("disableUser", OPERATOR).at(Things::person),
                Row.of("enableUser", OPERATOR).at(Things::person),
                Row.of("resetPassword", OPERATOR).at(Things::person),
                Row.of("resetFactors", OPERATOR).at(Things::person),
                Row.of("listSessions", OPERATOR).at(Things::person),
                Row.of("endSession", OPERATOR).atBoth(Things::session),
                Row.of("endSessions", OPERATOR).at(Things::person),
                Row.of("listUserConsents", OPERATOR).at(Things::person),
                Row.of("withdrawUserConsent", OPERATOR)
                        .atBoth(things -> things.consent().reversed().toArray(String[]::new)),
                Row.of("listConsents", TENANT).at(things -> things.consent().getFirst()),
                Row.of("withdrawConsent", TENANT)
                        .atBoth(things -> things.consent().toArray(String[]::new)),
                Row.of("listKeys", OPERATOR),
                Row.of("rotateKeys", OPERATOR).sending(Map.of()),
                Row.of("rotateMasterKey", OPERATOR),
                Row.of("listMails", OPERATOR),
                Row.of("retryMail", OPERATOR).at(Things::failedMail),
                Row.of("testMail", OPERATOR).sending(Things::mailTest),
                Row.of("listEventStreams", AUTHORITY),
                Row.of("getEventStream", TENANT).at(Things::eventStream),
                Row.of("pauseEventStream", TENANT).at(Things::eventStream).sending(Map.of()),
                Row.of("resumeEventStream", TENANT).at(Things::pausedStream),
                Row.of("removeEventStream", TENANT).at(Things::eventStream),
                Row.of("listAudit", AUTHORITY),
                Row.of("listHolders", NAMED).asking(Table::holders),
                Row.of("exportAudit", AUTHORITY),
                Row.of("listRefusals", OWN_ALWAYS),
                Row.of("explainRefusal", OWN_THING).at(Things::refusal));
    }

    private static String holders(Things things) {
        return "?permission=documents:read&application=" + things.application();
    }

    private static Object newApplication(Things things) {
        return Map.of("reseller", things.reseller(), "name", "New", "company", "New Ltd");
    }

    private static Object newStaff(Things things) {
        return Map.of(
                "email",
                "new@example.com",
                "authority",
                things.reseller(),
                "permissions",
                List.of());
    }

    private static Object managementClient(Things things) {
        return Map.of("name", "New", "authority", things.reseller(), "permissions", List.of());
    }

    private static Object operations() {
        return Map.of("operations", List.of(Map.of("method", "GET", "path", "/access")));
    }
}
