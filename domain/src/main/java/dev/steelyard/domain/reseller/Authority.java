package dev.steelyard.domain.reseller;

import dev.steelyard.domain.id.Id;
import org.jspecify.annotations.Nullable;

/** In whose name staff or a management client acts: the operator's, or one reseller's. */
public sealed interface Authority {
    record Operator() implements Authority {
        @Override
        public @Nullable Id<Reseller> reseller() {
            return null;
        }

        @Override
        public String claim() {
            return "operator";
        }
    }

    record OfReseller(Id<Reseller> reseller) implements Authority {
        @Override
        public String claim() {
            return reseller.hex();
        }
    }

    /** Whose; null: the operator's. */
    @Nullable Id<Reseller> reseller();

    /** As the {@code authority} claim and the store write it. */
    String claim();

    /** Whether this authority covers what belongs to {@code owner}. */
    default boolean covers(Id<Reseller> owner) {
        return switch (this) {
            case Operator _ -> true;
            case OfReseller(var reseller) -> reseller.equals(owner);
        };
    }

    static Authority parse(String claim) {
        return claim.equals("operator") ? new Operator() : new OfReseller(new Id<>(claim));
    }
}
