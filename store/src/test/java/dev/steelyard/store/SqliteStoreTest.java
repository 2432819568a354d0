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
import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** The contract on SQLite. */
class SqliteStoreTest {
    @Nested
    class Applications extends ApplicationsContract {
        Applications() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Audit extends AuditContract {
        Audit() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Changes extends ChangesContract {
        Changes() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Clients extends ClientsContract {
        Clients() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Codes extends CodesContract {
        Codes() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Consents extends ConsentsContract {
        Consents() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Credentials extends CredentialsContract {
        Credentials() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Decisions extends DecisionCountsContract {
        Decisions() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Deployment extends DeploymentContract {
        Deployment() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Failures extends FailuresContract {
        Failures() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Guards extends GuardsContract {
        Guards() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class IdempotencyKeys extends IdempotencyKeysContract {
        IdempotencyKeys() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Invitations extends InvitationsContract {
        Invitations() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Keys extends KeysContract {
        Keys() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class LogoutDeliveries extends LogoutDeliveriesContract {
        LogoutDeliveries() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Signals extends SignalsContract {
        Signals() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class UsedAssertions extends UsedAssertionsContract {
        UsedAssertions() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class PushedRequests extends PushedRequestsContract {
        PushedRequests() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class DeviceAuthorizations extends DeviceAuthorizationsContract {
        DeviceAuthorizations() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Memberships extends MembershipsContract {
        Memberships() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class KeptRefusals extends KeptRefusalsContract {
        KeptRefusals() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Permissions extends PermissionsContract {
        Permissions() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Profiles extends ProfilesContract {
        Profiles() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class RefreshTokens extends RefreshTokensContract {
        RefreshTokens() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Registrations extends RegistrationsContract {
        Registrations() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Resellers extends ResellersContract {
        Resellers() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class ResourceServers extends ResourceServersContract {
        ResourceServers() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Revocations extends RevocationsContract {
        Revocations() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Roles extends RolesContract {
        Roles() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Transfers extends TransfersContract {
        Transfers() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Seals extends SealsContract {
        Seals() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Sessions extends SessionsContract {
        Sessions() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Staff extends StaffContract {
        Staff() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Sweep extends SweepContract {
        Sweep() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        Transactions() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Untold extends UntoldEventsContract {
        Untold() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Usage extends UsageContract {
        Usage() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Users extends UsersContract {
        Users() {
            super(Databases::sqlite);
        }
    }
}
