package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose issuer's the store is. */
class DeploymentTest extends StoreContract {
    private static final String ONE = "https://one.example.com/oidc";
    private static final String OTHER = "https://other.example.com/oidc";

    private String claim(String issuer) {
        return store.write(tx -> tx.deployment().claim(issuer));
    }

    private Optional<String> owner() {
        return find(tx -> tx.deployment().issuer());
    }

    @Test
    void whoeverComesFirst_hasIt_untilItIsRenamed() {
        assertThat(owner()).isEmpty();
        assertThat(claim(ONE)).isEqualTo(ONE);
        assertThat(owner()).contains(ONE);
        assertThat(claim(OTHER)).isEqualTo(ONE);
        assertThat(claim(ONE)).isEqualTo(ONE);

        store.write(
                tx -> {
                    tx.deployment().rename(OTHER);
                    return OTHER;
                });
        assertThat(owner()).contains(OTHER);
        assertThat(claim(ONE)).isEqualTo(OTHER);
    }
}
