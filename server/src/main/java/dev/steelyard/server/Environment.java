package dev.steelyard.server;

import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.server.keys.MasterKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The store, clock, password hasher, master key and cryptography provider that the program passes
 * to the server at start.
 *
 * @param provider signs, verifies and generates RSA keys; null: the JDK
 */
public record Environment(
        Store store,
        InstantSource clock,
        SecureRandom random,
        PasswordHasher passwords,
        MasterKey masterKey,
        @Nullable Provider provider) {}
