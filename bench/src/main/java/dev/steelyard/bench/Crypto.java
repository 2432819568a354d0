package dev.steelyard.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Selects the Java crypto provider for signatures: Amazon Corretto if it supports this platform,
 * else the JDK's.
 */
public final class Crypto {
    private Crypto() {}

    /** The Corretto provider where its platform is there; null: the JDK. */
    public static @Nullable Provider fastest() {
        try {
            var provider = AmazonCorrettoCryptoProvider.INSTANCE;
            return provider.getLoadingError() == null ? provider : null;
        } catch (LinkageError e) {
            return null;
        }
    }
}
