package dev.steelyard.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * An authenticator with one passkey, and the browser before it: answers the options of pages as
 * {@code PublicKeyCredential.toJSON} does. Its fields can be set to lie.
 */
public final class SoftAuthenticator {
    public static final int PRESENT = 1;
    public static final int VERIFIED = 4;
    public static final int ELIGIBLE = 8;
    public static final int BACKED_UP = 16;
    private static final int ATTESTED = 64;
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]*)\"");
    private static final Pattern USER = Pattern.compile("\"user\":\\{[^}]*?\"id\":\"([^\"]*)\"");

    public String origin = "http://localhost:8080";
    public String party = "localhost";
    public int flags = PRESENT | VERIFIED | ELIGIBLE | BACKED_UP;
    public long count;
    public String handle = "";
    public final byte[] id = new byte[32];
    private final KeyPair keys;

    public SoftAuthenticator() {
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String credentialId() {
        return encode(id);
    }

    /** The answer to {@code navigator.credentials.create}. */
    public String create(String options) {
        handle = found(USER, options);
        var data = concat(authenticatorData(flags | ATTESTED), attestedData());
        var object =
                concat(
                        bytes(0xa3, 0x63),
                        "fmt".getBytes(UTF_8),
                        bytes(0x64),
                        "none".getBytes(UTF_8),
                        bytes(0x67),
                        "attStmt".getBytes(UTF_8),
                        bytes(0xa0, 0x68),
                        "authData".getBytes(UTF_8),
                        bytes(0x59, data.length >> 8, data.length),
                        data);
        return credential(
                """
                "clientDataJSON":"%s","attestationObject":"%s","transports":["internal","hybrid"]"""
                        .formatted(encode(clientData("webauthn.create", options)), encode(object)));
    }

    /** The answer to {@code navigator.credentials.get}. */
    public String get(String options) {
        var client = clientData("webauthn.get", options);
        var data = authenticatorData(flags);
        return credential(
                """
                "clientDataJSON":"%s","authenticatorData":"%s","signature":"%s","userHandle":"%s\""""
                        .formatted(
                                encode(client),
                                encode(data),
                                encode(sign(concat(data, sha256(client)))),
                                handle));
    }

    /** The attested credential data (Web Authentication Level 3, section 6.5.1). */
    public byte[] attestedData() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return concat(
                new byte[16],
                bytes(id.length >> 8, id.length),
                id,
                bytes(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20),
                coordinate(point.getAffineX().toByteArray()),
                bytes(0x22, 0x58, 0x20),
                coordinate(point.getAffineY().toByteArray()));
    }

    private byte[] authenticatorData(int all) {
        return concat(
                sha256(party.getBytes(UTF_8)),
                bytes(all),
                ByteBuffer.allocate(4).putInt((int) count).array());
    }

    private byte[] clientData(String type, String options) {
        return """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}"""
                .formatted(type, found(CHALLENGE, options), origin)
                .getBytes(UTF_8);
    }

    private String credential(String response) {
        return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform",\
        "clientExtensionResults":{},"response":{%2$s}}"""
                .formatted(encode(id), response);
    }

    private static String found(Pattern pattern, String options) {
        var found = pattern.matcher(options);
        if (!found.find()) {
            throw new IllegalArgumentException("no options of a passkey");
        }
        return found.group(1);
    }

    private byte[] sign(byte[] signed) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(byte[] number) {
        var padded = new byte[32];
        int length = Math.min(number.length, padded.length);
        System.arraycopy(number, number.length - length, padded, padded.length - length, length);
        return padded;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
