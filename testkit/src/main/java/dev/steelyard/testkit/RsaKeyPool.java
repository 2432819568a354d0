package dev.steelyard.testkit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pool of ready RSA keys for the servers of tests, because the generation of an RSA key is slow.
 * The pool knows a few primes and returns the key pairs that they make, in turn. Thread-safe.
 */
public final class RsaKeyPool {
    private static final int BITS = 2048;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final List<BigInteger> PRIMES =
            List.of(
                    prime(
                            "e72f240839ba34a50cf1cb4edf9f7ac3c606f276cf29202012bc1d6ed4ea2f92"
                                    + "f341937031342ad6cdb68ed910c3287f6a7044c41dbd186e58f7d09030a887c4"
                                    + "cac0e57eac41a05c932e9b7ec02f18c13bbbb8b72fae0c20a5a13de4943bd464"
                                    + "479c715a4ba1105371707234fbe0a0a7ac01123259dd33aa59e5ab9f7229a587"),
                    prime(
                            "de762d97c252875cda62542f73e31536e0a9cbbaa8be04257666657e282e661a"
                                    + "e5022156bf8f33c805f39c6740203a1e6dce03cb1660df5355ec1986cb638d6b"
                                    + "e0b1aedf3ebb84413b9986d68339bdc6f1dbc963b852d99ba999bb6096c4aff0"
                                    + "89843470241a5fef143a100e45fa7d010a7a93b9f701e1bc87ce0fa35737cb71"),
                    prime(
                            "fb5251ccc07f3af79f0957e5ac8fd7a1fa384b83dd523ddfce04d96ff3d3c3bd"
                                    + "4ab8a0f779606032df04cb5c01b48e7ba35c0cb8bd06e5c95c0fbe2297a9ca5c"
                                    + "7bf19fafa495af5cb30d0ded7294e2b8b7eff91a53552921e0ce2ad48fae67e9"
                                    + "0477b841a0ff4cc89f0c8d7ad1325bd0c69d4e64bfe5015356caa52af88d3115"),
                    prime(
                            "cdd591915f93c410be6308edb3761dde4145e5dc0f372333bcf5ef9e02dec7f2"
                                    + "1f1a7aa93ed4ba1e1c446ff399ef056c05a5ceed42a05bd047b711bcf62c4164"
                                    + "3e31c269d12127c615d0e3a76e4c40defdc6782106c18933c7350b8d73df4335"
                                    + "32d5e7a0a0f81c6c396fa6850b9a6d037ee8706639d7385608a9ea4b587ebfb1"));

    private static final List<KeyPair> PAIRS = pairs();
    private static int next;

    private RsaKeyPool() {}

    /** From now on the JVM's default generator of RSA keys returns keys of the pool. */
    public static synchronized void install() {
        if (Security.getProvider(Pool.NAME) == null) {
            Security.insertProviderAt(new Pool(), 1);
        }
    }

    private static BigInteger prime(String hex) {
        return new BigInteger(hex, 16);
    }

    private static List<KeyPair> pairs() {
        var pairs = new ArrayList<KeyPair>();
        for (var p : PRIMES) {
            for (var q : PRIMES.subList(0, PRIMES.indexOf(p))) {
                pairs.add(pair(p, q));
            }
        }
        return List.copyOf(pairs);
    }

    private static KeyPair pair(BigInteger p, BigInteger q) {
        var pMinus1 = p.subtract(BigInteger.ONE);
        var qMinus1 = q.subtract(BigInteger.ONE);
        var modulus = p.multiply(q);
        var secret = EXPONENT.modInverse(pMinus1.multiply(qMinus1));
        try {
            var rsa = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    rsa.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)),
                    rsa.generatePrivate(
                            new RSAPrivateCrtKeySpec(
                                    modulus,
                                    EXPONENT,
                                    secret,
                                    p,
                                    q,
                                    secret.mod(pMinus1),
                                    secret.mod(qMinus1),
                                    q.modInverse(p))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA keys", e);
        }
    }

    private static synchronized KeyPair next() {
        return PAIRS.get(next++ % PAIRS.size());
    }

    private static final class Pool extends Provider {
        private static final String NAME = "RsaKeyPool";

        Pool() {
            super(NAME, "1", "RSA key pairs, used several times");
            put("KeyPairGenerator.RSA", Generator.class.getName());
        }
    }

    /** Created by the JDK, by its name. */
    public static final class Generator extends KeyPairGeneratorSpi {
        private int bits = BITS;
        private @Nullable SecureRandom random;

        @Override
        public void initialize(int bits, SecureRandom random) {
            this.bits = bits;
            this.random = random;
        }

        @Override
        public KeyPair generateKeyPair() {
            return bits == BITS ? next() : other();
        }

        /** A test that asks for a key of another size gets it from the JDK. */
        private KeyPair other() {
            try {
                var jdk = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
                jdk.initialize(bits, random);
                return jdk.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK generates RSA keys", e);
            }
        }
    }
}
