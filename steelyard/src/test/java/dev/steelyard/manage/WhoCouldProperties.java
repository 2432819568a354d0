package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import net.jqwik.api.Group;

/** {@link WhoCouldContract} on both databases. */
class WhoCouldProperties {
    @Group
    class OnSqlite extends WhoCouldContract {
        OnSqlite() {
            super(Databases.sqlite());
        }
    }

    @Group
    class OnPostgres extends WhoCouldContract {
        OnPostgres() {
            super(Databases.postgres());
        }
    }
}
