package dev.steelyard.program.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Selects the Java crypto provider for signatures: Amazon Corretto where it supports the platform,
 * else the JDK's.
 */
public final class CryptoProviderSelector {
    private static final Logger LOG = LoggerFactory.getLogger(CryptoProviderSelector.class);

    private CryptoProviderSelector() {}

    /** The Corretto provider, or null for the JDK's own. */
    public static @Nullable Provider fastest() {
        try {
            var provider = AmazonCorrettoCryptoProvider.INSTANCE;
            if (provider.getLoadingError() == null) {
                return provider;
            }
            LOG.info(
                    "signing with the JDK, which is slower: the Corretto provider isn't for this"
                            + " platform");
        } catch (LinkageError e) {
            LOG.info(
                    "signing with the JDK, which is slower: the Corretto provider can't be loaded");
        }
        return null;
    }
}
