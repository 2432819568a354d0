package dev.steelyard.e2e;

import dev.steelyard.e2e.certificate.SelfSignedCertificate;
import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.process.Port;
import dev.steelyard.e2e.process.Program;
import dev.steelyard.e2e.process.ProgramResult;
import dev.steelyard.e2e.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The authorization server and the demo API as processes in a temporary folder, for the end-to-end
 * checks. The folder is deleted afterwards. Used by one thread, closed by any.
 */
public final class Instance implements AutoCloseable {
    private static final String OPERATIONS =
            "demo/src/main/resources/dev/steelyard/demo/operations.txt";

    private final Path folder;
    private final int port;
    private final int apiPort;
    private final int metricsPort = Port.free();
    private final int certificatePort = Port.free();
    private final int guardPort = Port.free();
    private final int mailboxPort = Port.free();
    private final @Nullable String databaseUrl;
    private volatile @Nullable Program server;
    private volatile @Nullable Program api;
    private volatile @Nullable Program guard;
    private volatile @Nullable Program mailbox;

    private Instance(Path folder, int port, int apiPort, @Nullable String databaseUrl) {
        this.folder = folder;
        this.port = port;
        this.apiPort = apiPort;
        this.databaseUrl = databaseUrl;
    }

    /**
     * Nothing runs yet.
     *
     * @param port of the server; 0: any that is free
     * @param apiPort of the demo API; 0: any that is free
     * @param databaseUrl an empty PostgreSQL database; null: SQLite
     */
    public static Instance prepare(int port, int apiPort, @Nullable String databaseUrl) {
        try {
            var folder = Files.createTempDirectory("steelyard-e2e");
            var instance =
                    new Instance(
                            folder,
                            port == 0 ? Port.free() : port,
                            apiPort == 0 ? Port.free() : apiPort,
                            databaseUrl);
            // Nothing of it outlives this program, also when that is interrupted.
            Runtime.getRuntime().addShutdownHook(new Thread(instance::close));
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for a temporary folder", e);
        }
    }

    /** Server and API, both with their defaults. */
    public static Instance start(@Nullable String databaseUrl) {
        var instance = prepare(0, 0, databaseUrl);
        try {
            instance.startServer();
            instance.startApi();
            return instance;
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
    }

    public String issuer() {
        return "http://localhost:" + port + "/oidc";
    }

    public String api() {
        return "http://localhost:" + apiPort;
    }

    /** Where the server tells its metrics, if it was started with {@link #measured}. */
    public String metrics() {
        return "http://127.0.0.1:" + metricsPort + "/metrics";
    }

    /** The setting with which it does. */
    public String measured() {
        return "metrics.port=" + metricsPort;
    }

    /**
     * The settings with which it asks clients for certificates, at a port of its own.
     *
     * @param own of the server, for localhost
     */
    public List<String> certified(SelfSignedCertificate own) {
        try {
            var certificate = Files.writeString(folder.resolve("certificate.pem"), own.pem());
            var key = Files.writeString(folder.resolve("key.pem"), own.keyPem());
            return List.of(
                    "mtls.port=" + certificatePort,
                    "mtls.certificate=" + certificate,
                    "mtls.key=" + key);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate can't be kept", e);
        }
    }

    /** The page of the mailbox, if it was started with {@link #startMailbox}. */
    public String mailbox() {
        return "http://localhost:" + mailboxPort;
    }

    /**
     * Starts a mail server, the one of ./run, which keeps all mails and shows them.
     *
     * @return the settings with which the server sends its mails there
     */
    public List<String> startMailbox() {
        var smtp = folder.resolve("smtp-port");
        var started =
                Program.startClass(
                        Repository.jar("demo/target/steelyard-demo.jar"),
                        "dev.steelyard.demo.mailbox.Mailbox",
                        folder.resolve("mailbox.log"),
                        List.of(String.valueOf(mailboxPort), "0", smtp.toString()));
        mailbox = started;
        started.awaitReady(() -> Files.exists(smtp));
        try {
            return mailed(Integer.parseInt(Files.readString(smtp).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(smtp + " can't be read", e);
        }
    }

    /** The settings with which the server sends its mails to a port of this machine. */
    public static List<String> mailed(int port) {
        return List.of(
                "mail.host=localhost",
                "mail.port=" + port,
                "mail.tls=none",
                "mail.from=no-reply@localhost");
    }

    /** What {@code steelyard rescue} prints, with the configuration of the server. */
    public ProgramResult rescue(String operator) {
        return ProgramResult.of(
                Repository.jar("steelyard/target/steelyard.jar"),
                Map.of(),
                List.of(
                        "rescue",
                        operator,
                        "--issuer",
                        issuer(),
                        "--data",
                        folder.resolve("server").toString()));
    }

    /** Where {@link #launchGuard} lets it listen. */
    public String guard() {
        return "http://127.0.0.1:" + guardPort;
    }

    /** What the server has planted; readable once it has started. */
    public Demo demo() {
        return Demo.read(demoFile());
    }

    /**
     * Starts the server, the first time with seeded data, later with what is there.
     *
     * @param settings {@code name=value} of its configuration
     */
    public void startServer(String... settings) {
        launchServer(settings);
        awaitServer();
    }

    /** Begins to start the server; {@link #awaitServer} must follow. */
    public void launchServer(String... settings) {
        var arguments = new ArrayList<>(List.of("demo"));
        arguments.addAll(List.of("--port", String.valueOf(port), "--issuer", issuer()));
        arguments.addAll(List.of("--data", folder.resolve("server").toString(), "--api", api()));
        arguments.addAll(List.of("--write", demoFile().toString()));
        arguments.addAll(List.of("--set", "authorization.devices=true"));
        arguments.addAll(List.of("--set", "registration.enabled=true"));
        for (var setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        delete(demoFile());
        server =
                Program.start(
                        "the server",
                        Repository.jar("steelyard/target/steelyard.jar"),
                        folder.resolve("server.log"),
                        databaseUrl == null
                                ? Map.of()
                                : Map.of("STEELYARD_DATABASE_URL", databaseUrl),
                        arguments);
    }

    public void awaitServer() {
        // It writes the file once it listens.
        running(server).awaitReady(() -> Files.exists(demoFile()));
    }

    /** SIGKILL: what was acknowledged must be there afterwards. */
    public void killServer() {
        running(server).kill();
    }

    /**
     * @param options beside those that every start has
     */
    public void startApi(String... options) {
        launchApi(options);
        awaitApi();
    }

    /** Begins to start the API; {@link #awaitApi} must follow. */
    public void launchApi(String... options) {
        var demo = demo();
        var arguments = new ArrayList<>(List.of("--port", String.valueOf(apiPort)));
        arguments.addAll(List.of("--issuer", issuer(), "--audience", api()));
        arguments.addAll(List.of("--resource-server", demo.get("resource_server", "id")));
        arguments.addAll(List.of("--data", folder.resolve("weighing.db").toString()));
        arguments.addAll(List.of(options));
        api =
                Program.start(
                        "the demo API",
                        Repository.jar("demo/target/steelyard-demo.jar"),
                        folder.resolve("api.log"),
                        Map.of("STEELYARD_RESOURCE_SECRET", demo.get("resource_server", "secret")),
                        arguments);
    }

    public void awaitApi() {
        running(api).awaitReady(() -> listens(apiPort));
    }

    /**
     * Begins to start the guard that proxies ask, for the demo API; the server needn't be up.
     *
     * @param settings {@code name=value} beside those that every start has
     */
    public Program launchGuard(String... settings) {
        var demo = demo();
        var arguments = new ArrayList<>(List.of("guard"));
        var all = new ArrayList<>(List.of(settings));
        all.add("issuer=" + issuer());
        all.add("guard.audience=" + api());
        all.add("guard.operations=" + Repository.root().resolve(OPERATIONS));
        all.add("guard.port=" + guardPort);
        all.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        var started =
                Program.start(
                        "the decision service",
                        Repository.jar("steelyard/target/steelyard.jar"),
                        folder.resolve("guard.log"),
                        Map.of(
                                "STEELYARD_GUARD_SECRET",
                                demo.get("resource_server", "secret"),
                                "STEELYARD_GUARD_RESOURCE_SERVER",
                                demo.get("resource_server", "id")),
                        arguments);
        guard = started;
        return started;
    }

    /** The ends of the logs, for when something went wrong. */
    public String logs() {
        var logs = new StringBuilder();
        for (var program : Arrays.asList(server, api, guard, mailbox)) {
            if (program != null) {
                logs.append(program.tail()).append('\n');
            }
        }
        return logs.toString();
    }

    /** Also a second time. */
    @Override
    public synchronized void close() {
        // The guards first: they ask the server.
        for (var program : Arrays.asList(guard, api, server, mailbox)) {
            if (program != null) {
                program.close();
            }
        }
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Instance::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be deleted", e);
        }
    }

    /** What the server has planted, as ./run keeps it. */
    public Path demoFile() {
        return folder.resolve("demo.json");
    }

    private static Program running(@Nullable Program program) {
        if (program == null) {
            throw new IllegalStateException("it was never started");
        }
        return program;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be deleted", e);
        }
    }
}
