package dev.steelyard.program;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.store.Store;
import dev.steelyard.server.settings.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks at start that the database belongs to the configured issuer, and records the issuer in a
 * new database. Under another issuer all earlier tokens and logins would be void, and clients would
 * trust a stranger's: a wrong setting must not cause that.
 */
final class IssuerChecker {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerChecker.class);

    private final Store store;
    private final String issuer;
    private final boolean renamed;

    /**
     * @param renamed whether the store belongs to {@code issuer} from now on, even if it belonged
     *     to another
     */
    IssuerChecker(Store store, String issuer, boolean renamed) {
        this.store = store;
        this.issuer = issuer;
        this.renamed = renamed;
    }

    /**
     * Checks the owner, before anything is created.
     *
     * @throws ConfigurationError it belongs to another issuer
     */
    void check() {
        var owner = store.read(tx -> tx.deployment().issuer());
        if (owner.isPresent() && !renamed) {
            refuseOther(owner.get());
        }
    }

    /**
     * Claims a store that belongs to no issuer. Called once the keys could be read, so that no
     * issuer gets it by mistake.
     *
     * @throws ConfigurationError another issuer has claimed it meanwhile
     */
    void claim() {
        var owner = store.write(tx -> tx.deployment().claim(issuer));
        if (!renamed) {
            refuseOther(owner);
        } else if (!owner.equals(issuer)) {
            store.write(
                    tx -> {
                        tx.deployment().rename(issuer);
                        return owner;
                    });
            LOG.warn("the store belonged to {} and belongs to {} from now on", owner, issuer);
        }
    }

    private void refuseOther(String owner) {
        if (!owner.equals(issuer)) {
            throw ServerSettings.ISSUER.error(
                    "this store belongs to "
                            + owner
                            + ", not to "
                            + issuer
                            + ". Set the issuer to that, or take another data folder or database."
                            + " If the platform has really moved to the new name, start once with"
                            + " serve --new-issuer: all tokens and logins of the old issuer become invalid");
        }
    }
}
