package dev.steelyard.operations.transfer;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.role.RoleView;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A transfer of an application to another reseller, with its effects on roles, members, credentials
 * and invitations.
 *
 * @param application before the move
 * @param to the new reseller
 * @param blocked roles with permissions that no ceiling allows after the move, by id
 * @param ceiling of the application after the move
 * @param clients their number; they keep their ids, settings and consents
 * @param members their number, those that leave included
 * @param credentials the number of live secrets and API keys of all clients
 * @param credentialsEnd the latest end of these
 * @param invitations the number of open ones, which end
 * @param leaving members who are staff of the former reseller; they leave. The new reseller is told
 *     their number only
 * @param seen a digest of this effect; a move is made for the effect that was seen
 */
public record ApplicationMove(
        Application application,
        Id<Reseller> to,
        List<RoleView> blocked,
        Set<String> ceiling,
        int clients,
        int members,
        int credentials,
        Instant credentialsEnd,
        int invitations,
        List<Id<User>> leaving,
        String seen) {}
