package dev.steelyard.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** Finds the fastest crypto provider for signatures. The server and the demo API use it too. */
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
