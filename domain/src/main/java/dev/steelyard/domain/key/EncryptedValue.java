package dev.steelyard.domain.key;

/**
 * A value encrypted with AES-256-GCM under the master key.
 *
 * @param label its purpose: the id of a signing key, or the name of a secret
 */
public record EncryptedValue(String label, byte[] bytes) {
    @Override
    public String toString() {
        return "Sealed[" + label + "]";
    }
}
