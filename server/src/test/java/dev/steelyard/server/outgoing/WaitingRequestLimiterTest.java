package dev.steelyard.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.server.outgoing.WaitingRequestLimiter.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingRequestLimiterTest {
    private static final int ALL = 64;
    private static final int OF_AN_OWNER = 16;
    private static final int OF_A_CLIENT = 8;

    private boolean storeGone;

    /** The owner of a client has its first digit, and 0 is the operator. */
    private final WaitingRequestLimiter places = new WaitingRequestLimiter(ALL, this::owner);

    private Optional<Id<Reseller>> owner(Id<Client> client) {
        if (storeGone) {
            throw new StoreUnavailable("gone", null);
        }
        var first = client.hex().charAt(0);
        return first == '0' ? Optional.empty() : Optional.of(reseller(first));
    }

    private static Id<Reseller> reseller(char digit) {
        return new Id<>(String.valueOf(digit).repeat(24));
    }

    private static Id<Client> client(String start) {
        return new Id<>(start + "0".repeat(24 - start.length()));
    }

    private List<WaitingRequestLimiter.Place> all(Use use, Id<Client> client) {
        var taken = new ArrayList<WaitingRequestLimiter.Place>();
        for (var place = places.tryTake(use, client);
                place != null;
                place = places.tryTake(use, client)) {
            taken.add(place);
        }
        return taken;
    }

    @Test
    void one_client_leaves_places_to_others_of_its_owner() {
        assertThat(all(Use.KEYS, client("1a"))).hasSize(OF_A_CLIENT);
        assertThat(all(Use.KEYS, client("1b"))).hasSize(OF_AN_OWNER - OF_A_CLIENT);
        assertThat(all(Use.KEYS, client("1c"))).isEmpty();
    }

    @Test
    void one_use_leaves_places_to_others_of_its_client() {
        assertThat(all(Use.REQUEST_OBJECT, client("1a"))).hasSize(OF_A_CLIENT);
        assertThat(all(Use.KEYS, client("1a"))).hasSize(OF_A_CLIENT);
    }

    @Test
    void one_owner_leaves_places_to_others_and_all_have_an_end() {
        int sum = 0;
        for (char owner = '0'; owner < '9'; owner++) {
            for (char one = 'a'; one < 'd'; one++) {
                sum += all(Use.KEYS, client("" + owner + one)).size();
            }
            assertThat(sum).isEqualTo(Math.min(ALL, (owner - '0' + 1) * OF_AN_OWNER));
        }
    }

    @Test
    void client_that_is_not_made_yet_counts_for_its_owner() {
        all(Use.KEYS, client("1a"));
        for (int i = 0; i < OF_AN_OWNER - OF_A_CLIENT; i++) {
            places.takeFor(Use.SECTOR, reseller('1'));
        }
        assertThatThrownBy(() -> places.takeFor(Use.SECTOR, reseller('1')))
                .isInstanceOfSatisfying(
                        OAuthError.class,
                        e ->
                                assertThat(e.code())
                                        .isEqualTo(OAuthError.Code.TEMPORARILY_UNAVAILABLE));
        assertThat(places.takeFor(Use.SECTOR, reseller('2'))).isNotNull();
    }

    @Test
    void place_that_is_given_back_is_there_for_the_next() {
        for (int round = 0; round < 3; round++) {
            var taken = all(Use.KEYS, client("1a"));
            assertThat(taken).hasSize(OF_A_CLIENT);
            taken.forEach(WaitingRequestLimiter.Place::close);
        }
    }

    @Test
    void owner_that_can_not_be_looked_up_takes_no_place() {
        storeGone = true;
        for (int i = 0; i < ALL; i++) {
            assertThatThrownBy(() -> places.take(Use.KEYS, client("1a")))
                    .isInstanceOf(StoreUnavailable.class);
        }
        storeGone = false;
        assertThat(all(Use.KEYS, client("1a"))).hasSize(OF_A_CLIENT);
    }

    /** What waits for peers and for the database together is less than there may be at once. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 10, 256, 10_000})
    void few_places_leave_one_to_requests_that_wait_for_nothing(int concurrent) {
        var limits =
                RequestLimits.read(
                        new ConfigurationValues(
                                Map.of("limits.concurrent_requests", String.valueOf(concurrent))));
        assertThat(limits.waitingForPeers() + limits.waitingForDatabase()).isLessThan(concurrent);
        assertThat(limits.waitingForPeers()).isPositive();
        assertThat(limits.waitingForDatabase()).isPositive();
    }
}
