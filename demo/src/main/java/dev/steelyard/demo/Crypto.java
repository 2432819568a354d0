package dev.steelyard.demo;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the fast crypto provider for signatures, if its native library supports this platform.
 */
final class Crypto {
    private Crypto() {}

    /** Null: the JDK's own. */
    static @Nullable Provider provider() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        return provider.getLoadingError() == null ? provider : null;
    }
}
