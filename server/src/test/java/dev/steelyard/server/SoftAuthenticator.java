package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.http.answer.Json;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An authenticator with one passkey, and the browser before it: answers the options of pages as
 * {@code PublicKeyCredential.toJSON} does. Its fields can be set to lie.
 */
public final class SoftAuthenticator {
    static final int PRESENT = 1;
    static final int VERIFIED = 4;
    static final int ELIGIBLE = 8;
    static final int BACKED_UP = 16;
    private static final int ATTESTED = 64;

    String origin = "http://localhost:8080";
    String party = "localhost";
    int flags = PRESENT | VERIFIED | ELIGIBLE | BACKED_UP;
    long count;
    public String handle = "";
    final byte[] id = new byte[32];
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
        JsonNode asked = Json.MAPPER.readTree(options);
        handle = asked.get("user").get("id").asString();
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
                Map.of(
                        "clientDataJSON",
                        encode(clientData("webauthn.create", asked.get("challenge").asString())),
                        "attestationObject",
                        encode(object),
                        "transports",
                        List.of("internal", "hybrid")));
    }

    /** The answer to {@code navigator.credentials.get}. */
    public String get(String options) {
        var challenge = Json.MAPPER.readTree(options).get("challenge").asString();
        var client = clientData("webauthn.get", challenge);
        var data = authenticatorData(flags);
        var response = new LinkedHashMap<String, Object>();
        response.put("clientDataJSON", encode(client));
        response.put("authenticatorData", encode(data));
        response.put("signature", encode(sign(concat(data, sha256(client)))));
        response.put("userHandle", handle);
        return credential(response);
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

    private byte[] clientData(String type, String challenge) {
        return Json.MAPPER.writeValueAsBytes(
                Map.of(
                        "type",
                        type,
                        "challenge",
                        challenge,
                        "origin",
                        origin,
                        "crossOrigin",
                        false));
    }

    private String credential(Map<String, Object> response) {
        return Json.MAPPER.writeValueAsString(
                Map.of(
                        "id",
                        encode(id),
                        "rawId",
                        encode(id),
                        "type",
                        "public-key",
                        "authenticatorAttachment",
                        "platform",
                        "clientExtensionResults",
                        Map.of(),
                        "response",
                        response));
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
