package dev.steelyard.store.sql.token;

import dev.steelyard.domain.token.ClientSelection;
import org.jdbi.v3.core.statement.SqlStatement;

/** Builds the SQL condition that selects the clients for which codes and tokens are revoked. */
final class ClientConditionBuilder {
    private ClientConditionBuilder() {}

    static String condition(ClientSelection reach) {
        return switch (reach) {
            case ClientSelection.OfClient _ -> "client_id = :client";
            case ClientSelection.OfApplication _ ->
                    "client_id IN (SELECT id FROM clients WHERE application_id = :application)";
            case ClientSelection.OfManagement() ->
                    "client_id IN (SELECT id FROM clients WHERE application_id IS NULL)";
            case ClientSelection.Everywhere() -> "client_id IS NOT NULL";
        };
    }

    static <S extends SqlStatement<S>> S bind(S statement, ClientSelection reach) {
        return switch (reach) {
            case ClientSelection.OfClient(var client) -> statement.bind("client", client);
            case ClientSelection.OfApplication(var application) ->
                    statement.bind("application", application);
            case ClientSelection.OfManagement(), ClientSelection.Everywhere() -> statement;
        };
    }
}
