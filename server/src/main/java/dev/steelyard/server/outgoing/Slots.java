package dev.steelyard.server.outgoing;

import java.util.HashMap;
import java.util.Map;

/**
 * Places that many share: a bounded number in all, and of them a bounded number for each holder.
 * Thread-safe; never blocks.
 */
final class Slots<K> {
    private final int all;
    private final int each;
    private final Map<K, Integer> taken = new HashMap<>();
    private int sum;

    Slots(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** Whether there was one for {@code holder}; it is to be given back. */
    synchronized boolean take(K holder) {
        int before = taken.getOrDefault(holder, 0);
        if (sum >= all || before >= each) {
            return false;
        }
        taken.put(holder, before + 1);
        sum++;
        return true;
    }

    synchronized void giveBack(K holder) {
        int left = taken.getOrDefault(holder, 0) - 1;
        if (left > 0) {
            taken.put(holder, left);
        } else {
            taken.remove(holder);
        }
        sum--;
    }
}
