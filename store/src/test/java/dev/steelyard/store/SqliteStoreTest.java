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

/** The contract on SQLite. */
class SqliteStoreTest {
    @Nested
    class Applications extends ApplicationsContract {
        Applications() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Audit extends AuditContract {
        Audit() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Changes extends ChangesContract {
        Changes() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Clients extends ClientsContract {
        Clients() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Codes extends CodesContract {
        Codes() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Consents extends ConsentsContract {
        Consents() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Credentials extends CredentialsContract {
        Credentials() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Decisions extends DecisionCountsContract {
        Decisions() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Deployment extends DeploymentContract {
        Deployment() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Failures extends FailuresContract {
        Failures() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Guards extends GuardsContract {
        Guards() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class IdempotencyKeys extends IdempotencyKeysContract {
        IdempotencyKeys() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Invitations extends InvitationsContract {
        Invitations() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Keys extends KeysContract {
        Keys() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class LogoutDeliveries extends LogoutDeliveriesContract {
        LogoutDeliveries() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Signals extends SignalsContract {
        Signals() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class UsedAssertions extends UsedAssertionsContract {
        UsedAssertions() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class PushedRequests extends PushedRequestsContract {
        PushedRequests() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class DeviceAuthorizations extends DeviceAuthorizationsContract {
        DeviceAuthorizations() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Memberships extends MembershipsContract {
        Memberships() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class KeptRefusals extends KeptRefusalsContract {
        KeptRefusals() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Permissions extends PermissionsContract {
        Permissions() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Profiles extends ProfilesContract {
        Profiles() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class RefreshTokens extends RefreshTokensContract {
        RefreshTokens() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Registrations extends RegistrationsContract {
        Registrations() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Resellers extends ResellersContract {
        Resellers() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class ResourceServers extends ResourceServersContract {
        ResourceServers() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Revocations extends RevocationsContract {
        Revocations() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Roles extends RolesContract {
        Roles() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Transfers extends TransfersContract {
        Transfers() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Seals extends SealsContract {
        Seals() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Sessions extends SessionsContract {
        Sessions() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Staff extends StaffContract {
        Staff() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Sweep extends SweepContract {
        Sweep() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        Transactions() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Untold extends UntoldEventsContract {
        Untold() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Usage extends UsageContract {
        Usage() {
            super(Databases::migratedSqlite);
        }
    }

    @Nested
    class Users extends UsersContract {
        Users() {
            super(Databases::migratedSqlite);
        }
    }
}
