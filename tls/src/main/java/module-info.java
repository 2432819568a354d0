import org.jspecify.annotations.NullMarked;

/** Private certificate authorities for TLS clients. */
@NullMarked
module dev.steelyard.tls {
    requires static org.jspecify;

    exports dev.steelyard.tls;
}
