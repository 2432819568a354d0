package dev.steelyard.admin.running;

import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.domain.seal.SealKey;
import dev.steelyard.domain.seal.SealKeys;
import java.util.Optional;

/** No keys: operations that need them are tested with those of the server. */
final class AbsentKeys implements KeyMaker, SealKeys {
    private static UnsupportedOperationException absent() {
        return new UnsupportedOperationException("the keys are in the server");
    }

    @Override
    public StoredKey make(String algorithm) {
        throw absent();
    }

    @Override
    public String thumbprint(StoredKey key) {
        throw absent();
    }

    @Override
    public EncryptedValue seal(String label, byte[] plain) {
        throw absent();
    }

    @Override
    public boolean changing() {
        return false;
    }

    @Override
    public boolean current(EncryptedValue sealed) {
        throw absent();
    }

    @Override
    public Optional<byte[]> resealed(EncryptedValue sealed) {
        throw absent();
    }

    @Override
    public SealKey current() {
        throw absent();
    }

    @Override
    public Optional<SealKey> find(String thumbprint) {
        throw absent();
    }
}
