package dev.steelyard.domain.key;

/**
 * A private key or secret that is encrypted with AES-256-GCM under the server's master key.
 *
 * @param label its purpose: the id of a signing key, or the name of a secret
 */
public record EncryptedValue(String label, byte[] bytes) {
    @Override
    public String toString() {
        return "Sealed[" + label + "]";
    }
}
