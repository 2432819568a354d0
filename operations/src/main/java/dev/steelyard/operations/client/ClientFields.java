package dev.steelyard.operations.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.util.List;
import java.util.Set;

/**
 * Defines the fields of an OAuth client in requests and responses, such as {@code redirect_uris}
 * and {@code grant_types}.
 */
public final class ClientFields {
    static final Field<Id<Client>> ID = Fields.id("The client id.");

    static final Field<Id<Application>> APPLICATION =
            Fields.reference(
                    "application", "applications", "The one application that it is linked to.");

    static final Field<ClientType> TYPE =
            Field.of(
                            "type",
                            Types.choice("TYPE", ClientType.class),
                            "The client type (RFC 6749, section 2.1).")
                    .more("`public`: it keeps no secret.");

    static final Type.Text<GrantType> GRANT_TYPE =
            Types.choice("GRANT", List.of(GrantType.values()), GrantType::parameter);

    private static final String GRANT_WORDS = String.join(", ", GrantType.parameters());

    public static final Field<Set<GrantType>> GRANT_TYPES =
            Field.of(
                            "grant_types",
                            Types.set(GRANT_TYPE, "An array of " + GRANT_WORDS),
                            "The grant types that it may use, of " + GRANT_WORDS + ".")
                    .more(
                            "At least one; `refresh_token` only with `authorization_code` or the one"
                                    + " for devices, `client_credentials` only for confidential"
                                    + " clients.");

    static final Field<Set<String>> REDIRECT_URIS =
            uris("redirect_uris", "The addresses that authorization responses may be sent to.");

    static final Field<Set<String>> POST_LOGOUT_REDIRECT_URIS =
            uris("post_logout_redirect_uris", "The addresses that a logout may lead to.");

    static final Field<Set<String>> ORIGINS =
            Field.of(
                            "origins",
                            Types.texts("ORIGIN"),
                            "The origins of web pages that may call from a browser.")
                    .more("As browsers send them; at most 20 by default.");

    static final Field<Set<Id<Role>>> ROLES =
            Fields.<Role>references("roles", "ROLE", "roles", "The roles of the client itself.")
                    .more("Roles of the same application.");

    static final Field<Boolean> SUSPENDED =
            Fields.flag("suspended", "Whether no token of it is accepted.")
                    .more("It gets `invalid_client`.");

    private ClientFields() {}

    private static Field<Set<String>> uris(String name, String about) {
        return Field.of(name, Types.texts("URI"), about)
                .more(
                        "https, or http to loopback; of a public client also its own scheme. At most"
                                + " 20 by default, compared exactly.");
    }
}
