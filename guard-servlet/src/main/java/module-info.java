import org.jspecify.annotations.NullMarked;

/** The guard as a servlet filter. */
@NullMarked
module dev.steelyard.guard.servlet {
    requires transitive dev.steelyard.guard;
    requires transitive jakarta.servlet;
    requires static org.jspecify;

    exports dev.steelyard.guard.servlet;
}
