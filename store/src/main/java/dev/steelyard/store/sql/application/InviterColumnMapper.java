package dev.steelyard.store.sql.application;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.store.sql.RowReader;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.Update;

/**
 * Maps the user, client or program that made an invitation or a transfer offer to three database
 * columns. All are null where the program itself invites or offers.
 */
public final class InviterColumnMapper {
    private InviterColumnMapper() {}

    public static Inviter read(RowReader row) throws SQLException {
        Id<Client> client = row.idOrNull("inviter_client");
        Id<ResourceServer> at = row.idOrNull("inviter_at");
        return client == null || at == null
                ? new Inviter.Program()
                : new Inviter.Principal(new PrincipalRef(client, row.idOrNull("inviter_user")), at);
    }

    /** As {@code inviterClient}, {@code inviterUser} and {@code inviterAt}. */
    public static Update bind(Update update, Inviter inviter) {
        var principal = inviter instanceof Inviter.Principal one ? one : null;
        return update.bind("inviterClient", principal == null ? null : principal.ref().client())
                .bind("inviterUser", principal == null ? null : principal.ref().user())
                .bind("inviterAt", principal == null ? null : principal.at());
    }
}
