package dev.steelyard.admin.transfer;

import dev.steelyard.operations.role.RoleView;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a move of an application to another reseller does.
 *
 * @param application as it is before
 * @param to whose it becomes
 * @param struck roles with something that no ceiling allows after it, by id
 * @param ceiling of the application after it
 * @param clients how many it has; they keep their ids, their settings and their users' consents
 * @param members how many it has, those that leave included
 * @param credentials how many secrets and API keys live, of all clients
 * @param credentialsEnd when these end at the latest
 * @param invitations how many are open, and end
 * @param leaving members who are staff of the reseller that had it: they leave. Who they are is
 *     none of the new one's business
 * @param seen names all of this but what ends in any case; a move is made for what was seen
 */
public record Move(
        Application application,
        Id<Reseller> to,
        List<RoleView> struck,
        Set<String> ceiling,
        int clients,
        int members,
        int credentials,
        Instant credentialsEnd,
        int invitations,
        List<Id<User>> leaving,
        String seen) {}
