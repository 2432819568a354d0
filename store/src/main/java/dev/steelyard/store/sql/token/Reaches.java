package dev.steelyard.store.sql.token;

import dev.steelyard.domain.token.Reach;
import org.jdbi.v3.core.statement.SqlStatement;

/** Converts a set of clients, a {@link Reach}, to an SQL condition on {@code client_id}. */
final class Reaches {
    private Reaches() {}

    static String condition(Reach reach) {
        return switch (reach) {
            case Reach.OfClient _ -> "client_id = :client";
            case Reach.OfApplication _ ->
                    "client_id IN (SELECT id FROM clients WHERE application_id = :application)";
            case Reach.OfManagement() ->
                    "client_id IN (SELECT id FROM clients WHERE application_id IS NULL)";
            case Reach.Everywhere() -> "client_id IS NOT NULL";
        };
    }

    static <S extends SqlStatement<S>> S bind(S statement, Reach reach) {
        return switch (reach) {
            case Reach.OfClient(var client) -> statement.bind("client", client);
            case Reach.OfApplication(var application) -> statement.bind("application", application);
            case Reach.OfManagement(), Reach.Everywhere() -> statement;
        };
    }
}
