package dev.steelyard.store.sql.client;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.store.sql.Row;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

/** A client's many columns, both ways. */
final class ClientRow {
    static final RowMapper<Client> CLIENT =
            Row.to(
                    row ->
                            new Client(
                                    row.id("id"),
                                    row.idOrNull("application_id"),
                                    row.authorityOrNull("authority"),
                                    row.management("management"),
                                    row.text("name"),
                                    row.constant("type", ClientType.class),
                                    row.words("grant_types", GrantType::valueOf),
                                    row.words("redirect_uris"),
                                    row.words("post_logout_redirect_uris"),
                                    row.words("origins"),
                                    row.ids("roles"),
                                    SettingColumns.read(row),
                                    row.flag("suspended"),
                                    row.number("version")));

    private ClientRow() {}

    static Update bind(Update update, Client client) {
        return SettingColumns.bind(update, client.settings()).bindMethods(client);
    }
}
