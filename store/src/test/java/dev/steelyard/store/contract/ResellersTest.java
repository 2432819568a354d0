package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerFilter;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.search.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResellersTest extends StoreContract {
    @Test
    void findAll_answersThoseThatExist() {
        var first = world.reseller();
        var second = world.reseller();
        var ids = List.of(first.id(), world.<Reseller>id(), second.id());

        assertThat(list(tx -> tx.resellers().findAll(ids)))
                .containsExactlyInAnyOrder(first, second);
        assertThat(list(tx -> tx.resellers().findAll(List.of()))).isEmpty();
    }

    @Test
    void inserted_isFoundAsItWas() {
        var reseller = new Reseller(world.id(), "Wägewerk", ResellerStatus.CLOSED, 1);

        world.write(tx -> tx.resellers().insert(reseller));

        assertThat(find(tx -> tx.resellers().find(reseller.id()))).contains(reseller);
        assertThat(find(tx -> tx.resellers().find(world.id()))).isEmpty();
    }

    @Test
    void updatedAtItsVersion_raisesIt_atAnOlderOneDoesNothing() {
        var reseller = world.reseller();

        assertThat(update(with(reseller, ResellerStatus.FROZEN))).isTrue();
        assertThat(update(with(reseller, ResellerStatus.CLOSED))).isFalse();

        assertThat(find(tx -> tx.resellers().find(reseller.id())))
                .contains(new Reseller(reseller.id(), reseller.name(), ResellerStatus.FROZEN, 2));
    }

    @Test
    void pages_holdEachOnceInTheOrderOfIds() {
        for (int i = 0; i < 7; i++) {
            world.reseller();
        }
        var all = list(tx -> tx.resellers().list(ResellerFilter.ALL, PageRequest.FIRST));

        var paged = new ArrayList<Reseller>();
        var page = list(tx -> tx.resellers().list(ResellerFilter.ALL, new PageRequest(null, 3)));
        while (!page.isEmpty()) {
            paged.addAll(page);
            var last = page.getLast().id().hex();
            page = list(tx -> tx.resellers().list(ResellerFilter.ALL, new PageRequest(last, 3)));
        }

        assertThat(paged).hasSizeGreaterThanOrEqualTo(7).isEqualTo(all);
        assertThat(paged).extracting(reseller -> reseller.id().hex()).isSorted();
    }

    private boolean update(Reseller reseller) {
        return store.<Boolean>write(tx -> tx.resellers().update(reseller));
    }

    private static Reseller with(Reseller reseller, ResellerStatus standing) {
        return new Reseller(reseller.id(), reseller.name(), standing, reseller.version());
    }
}
