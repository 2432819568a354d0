package dev.steelyard.domain.reseller;

import dev.steelyard.domain.id.Id;
import org.jspecify.annotations.Nullable;

/** The operator or reseller in whose name staff or a management client acts. */
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

    /** The reseller; null: the operator. */
    @Nullable Id<Reseller> reseller();

    /** The value of the {@code authority} claim and of the store. */
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
