package dev.steelyard.server.outgoing;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Places for requests that are under way, and how many of them one owner may have: whoever's peers
 * hang keeps only its own from being called. Thread-safe.
 */
final class Slots {
    private final int all;
    private final int each;
    private final Map<Optional<Id<Reseller>>, Integer> taken = new HashMap<>();
    private int sum;

    Slots(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /**
     * Whether there was one; it is to be given back.
     *
     * @param owner empty: the operator
     */
    synchronized boolean take(Optional<Id<Reseller>> owner) {
        int before = taken.getOrDefault(owner, 0);
        if (sum >= all || before >= each) {
            return false;
        }
        taken.put(owner, before + 1);
        sum++;
        return true;
    }

    synchronized void giveBack(Optional<Id<Reseller>> owner) {
        int left = taken.getOrDefault(owner, 0) - 1;
        if (left > 0) {
            taken.put(owner, left);
        } else {
            taken.remove(owner);
        }
        sum--;
    }
}
