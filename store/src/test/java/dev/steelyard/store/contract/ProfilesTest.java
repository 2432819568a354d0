package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.profile.Profile;
import dev.steelyard.domain.profile.ProfileField;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfilesTest extends StoreContract {
    @Test
    void put_insertsThenReplacesLineForLine_ofThatUserOnly() {
        var user = world.user().id();
        var other = world.user().id();
        var first =
                new Profile(
                        user,
                        Map.of(ProfileField.GIVEN_NAME, "Ada", ProfileField.LOCALITY, "London"),
                        world.now());
        var second =
                new Profile(
                        user, Map.of(ProfileField.LOCALITY, "Paris"), world.now().plusSeconds(5));
        var empty = new Profile(other, Map.of(), world.now());
        assertThat(find(tx -> tx.profiles().find(user))).isEmpty();

        world.write(tx -> tx.profiles().put(first));
        assertThat(find(tx -> tx.profiles().find(user))).contains(first);

        world.write(tx -> tx.profiles().put(empty));
        world.write(tx -> tx.profiles().put(second));
        assertThat(find(tx -> tx.profiles().find(user))).contains(second);
        assertThat(find(tx -> tx.profiles().find(other))).contains(empty);
    }
}
