package dev.steelyard.demo;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Selects the Java crypto provider for signatures: Amazon Corretto if it supports this platform,
 * else the JDK's.
 */
final class Crypto {
    private Crypto() {}

    /** Null: the JDK's own. */
    static @Nullable Provider provider() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        return provider.getLoadingError() == null ? provider : null;
    }
}
