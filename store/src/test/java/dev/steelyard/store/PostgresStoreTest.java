package dev.steelyard.store;

import dev.steelyard.store.contract.ApplicationsContract;
import dev.steelyard.store.contract.AuditContract;
import dev.steelyard.store.contract.ChangesContract;
import dev.steelyard.store.contract.ClientsContract;
import dev.steelyard.store.contract.CodesContract;
import dev.steelyard.store.contract.ConsentsContract;
import dev.steelyard.store.contract.CredentialsContract;
import dev.steelyard.store.contract.DecisionCountsContract;
import dev.steelyard.store.contract.DeploymentContract;
import dev.steelyard.store.contract.DeviceAuthorizationsContract;
import dev.steelyard.store.contract.FailuresContract;
import dev.steelyard.store.contract.GuardsContract;
import dev.steelyard.store.contract.IdempotencyKeysContract;
import dev.steelyard.store.contract.InvitationsContract;
import dev.steelyard.store.contract.KeptRefusalsContract;
import dev.steelyard.store.contract.KeysContract;
import dev.steelyard.store.contract.LogoutDeliveriesContract;
import dev.steelyard.store.contract.MembershipsContract;
import dev.steelyard.store.contract.PermissionsContract;
import dev.steelyard.store.contract.ProfilesContract;
import dev.steelyard.store.contract.PushedRequestsContract;
import dev.steelyard.store.contract.RefreshTokensContract;
import dev.steelyard.store.contract.RegistrationsContract;
import dev.steelyard.store.contract.ResellersContract;
import dev.steelyard.store.contract.ResourceServersContract;
import dev.steelyard.store.contract.RevocationsContract;
import dev.steelyard.store.contract.RolesContract;
import dev.steelyard.store.contract.SealsContract;
import dev.steelyard.store.contract.SearchContract;
import dev.steelyard.store.contract.SessionsContract;
import dev.steelyard.store.contract.SignalsContract;
import dev.steelyard.store.contract.StaffContract;
import dev.steelyard.store.contract.SweepContract;
import dev.steelyard.store.contract.TransactionsContract;
import dev.steelyard.store.contract.TransfersContract;
import dev.steelyard.store.contract.UntoldEventsContract;
import dev.steelyard.store.contract.UsageContract;
import dev.steelyard.store.contract.UsedAssertionsContract;
import dev.steelyard.store.contract.UsersContract;
import org.junit.jupiter.api.Nested;

/** The contract on PostgreSQL. */
class PostgresStoreTest {
    @Nested
    class Applications extends ApplicationsContract {
        Applications() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Audit extends AuditContract {
        Audit() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Changes extends ChangesContract {
        Changes() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Clients extends ClientsContract {
        Clients() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Codes extends CodesContract {
        Codes() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Consents extends ConsentsContract {
        Consents() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Credentials extends CredentialsContract {
        Credentials() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Decisions extends DecisionCountsContract {
        Decisions() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Deployment extends DeploymentContract {
        Deployment() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Failures extends FailuresContract {
        Failures() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Guards extends GuardsContract {
        Guards() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class IdempotencyKeys extends IdempotencyKeysContract {
        IdempotencyKeys() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Invitations extends InvitationsContract {
        Invitations() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Keys extends KeysContract {
        Keys() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class LogoutDeliveries extends LogoutDeliveriesContract {
        LogoutDeliveries() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Signals extends SignalsContract {
        Signals() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class UsedAssertions extends UsedAssertionsContract {
        UsedAssertions() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class PushedRequests extends PushedRequestsContract {
        PushedRequests() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class DeviceAuthorizations extends DeviceAuthorizationsContract {
        DeviceAuthorizations() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Memberships extends MembershipsContract {
        Memberships() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class KeptRefusals extends KeptRefusalsContract {
        KeptRefusals() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Permissions extends PermissionsContract {
        Permissions() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Profiles extends ProfilesContract {
        Profiles() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class RefreshTokens extends RefreshTokensContract {
        RefreshTokens() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Registrations extends RegistrationsContract {
        Registrations() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Resellers extends ResellersContract {
        Resellers() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class ResourceServers extends ResourceServersContract {
        ResourceServers() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Revocations extends RevocationsContract {
        Revocations() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Roles extends RolesContract {
        Roles() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Transfers extends TransfersContract {
        Transfers() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Seals extends SealsContract {
        Seals() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Sessions extends SessionsContract {
        Sessions() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Staff extends StaffContract {
        Staff() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Sweep extends SweepContract {
        Sweep() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        Transactions() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Untold extends UntoldEventsContract {
        Untold() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Usage extends UsageContract {
        Usage() {
            super(Databases::migratedPostgres);
        }
    }

    @Nested
    class Users extends UsersContract {
        Users() {
            super(Databases::migratedPostgres);
        }
    }
}
