package dev.steelyard.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that no Java trusts, and servers with certificates of it. */
public final class PrivateAuthority {
    private static final String PASSWORD = "not a secret";

    private final Path keys;
    private final Path pem;

    /**
     * @param folder for its keys
     */
    public PrivateAuthority(Path folder) {
        keys = folder.resolve("authority.p12");
        pem = folder.resolve("authority.pem");
        generate("authority", "Test Authority", List.of("-ext", "bc:c"));
        try {
            Files.writeString(
                    pem,
                    "# the authority of tests - private\n-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(
                                            store(keys).getCertificate("authority").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its certificate in PEM. */
    public Path pem() {
        return pem;
    }

    /** A key store with its certificate. */
    public Path store() {
        return keys;
    }

    /** The password of the key store. */
    public String password() {
        return PASSWORD;
    }

    /** A server with a certificate for {@code host}. */
    public SSLContext server(String host) {
        return server(host, List.of());
    }

    /** A server whose certificate for {@code host} has expired. */
    public SSLContext expiredServer(String host) {
        return server(host, List.of("-startdate", "-3d", "-validity", "2"));
    }

    private SSLContext server(String host, List<String> validity) {
        var alias = "server-" + host + validity.size();
        var options = new ArrayList<>(List.of("-signer", "authority", "-ext", "san=dns:" + host));
        options.addAll(validity);
        generate(alias, host, options);
        try {
            var all = store(keys);
            var own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    alias,
                    all.getKey(alias, PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    all.getCertificateChain(alias));
            var managers = KeyManagerFactory.getInstance("SunX509");
            managers.init(own, PASSWORD.toCharArray());
            var tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            return tls;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void generate(String alias, String name, List<String> options) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                PASSWORD));
        command.addAll(options);
        try {
            var keytool =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            if (keytool.waitFor() != 0) throw new IllegalStateException("keytool failed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
