import org.jspecify.annotations.NullMarked;

/**
 * The guard: decides, inside an API, whether the sender of a token may make a request.
 *
 * <p>Packages that are not exported are internal and change without notice; Steelyard's own server
 * uses them from the class path.
 */
@NullMarked
module dev.steelyard.guard {
    requires transitive com.nimbusds.jose.jwt;
    requires com.github.benmanes.caffeine;
    requires java.net.http;
    requires static transitive org.jspecify;
    requires transitive dev.steelyard.tls;

    exports dev.steelyard.guard;
    exports dev.steelyard.guard.certificate;
    exports dev.steelyard.guard.feed;
    exports dev.steelyard.guard.operation;
    exports dev.steelyard.guard.principal;
    exports dev.steelyard.guard.refusal;
    exports dev.steelyard.guard.web;
}
