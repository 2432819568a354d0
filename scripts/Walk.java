import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.event.MethodExitEvent;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * See walk.sh. Arguments: those of Java that start the program; the working folder is the checkout.
 */
public final class Walk {
    private static final int MOST_FILES = 14;
    private static final int MOST_FOLDERS = 9;
    private static final int WARM = 200;
    private static final int PATIENCE_SECONDS = 180;
    private static final String ENDPOINT = ".TokenEndpoint";

    private enum Kind {
        COUNTED("files"),
        VALUE("value types");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private record Server(Process process, String port, String debugger, String demo) {}

    public static void main(String[] args) throws Exception {
        var scratch = Files.createTempDirectory("walk");
        var server = start(args, scratch);
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = request(server);
            for (int i = 0; i < WARM; i++) {
                ask(http, request);
            }
            var machine = attach(server.debugger());
            var types = entered(machine, () -> ask(http, request));
            machine.dispose();
            System.exit(print(types) ? 0 : 1);
        } finally {
            server.process().destroy();
            server.process().waitFor(20, TimeUnit.SECONDS);
            try (var files = Files.walk(scratch)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Server start(String[] args, Path scratch) throws Exception {
        var port = free();
        var debugger = free();
        var written = scratch.resolve("demo.json");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add(
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:"
                        + debugger);
        command.addAll(List.of(args));
        command.addAll(
                List.of("demo", "--port", port, "--data", scratch.resolve("data").toString()));
        command.addAll(List.of("--write", written.toString()));
        var log = scratch.resolve("log").toFile();
        var process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        for (int i = 0;
                i < PATIENCE_SECONDS * 10 && process.isAlive() && !Files.exists(written);
                i++) {
            Thread.sleep(100);
        }
        if (!Files.exists(written)) {
            process.destroy();
            throw new IllegalStateException(
                    "the server did not start:\n" + Files.readString(log.toPath()));
        }
        return new Server(process, port, debugger, Files.readString(written));
    }

    private static String free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private static HttpRequest request(Server server) {
        var login = value(server.demo(), "client_id") + ":" + value(server.demo(), "client_secret");
        var basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        var api = URLEncoder.encode(value(server.demo(), "api"), StandardCharsets.UTF_8);
        var form = "grant_type=client_credentials&resource=" + api;
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/oidc/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String value(String demo, String name) {
        var found = Pattern.compile("(?m)^  \"" + name + "\" : \"(.*)\"").matcher(demo);
        if (!found.find()) {
            throw new IllegalStateException("the demo wrote no " + name);
        }
        return found.group(1);
    }

    private static void ask(HttpClient http, HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VirtualMachine attach(String port) throws Exception {
        for (var connector : Bootstrap.virtualMachineManager().attachingConnectors()) {
            if (connector.name().equals("com.sun.jdi.SocketAttach")) {
                var arguments = connector.defaultArguments();
                arguments.get("hostname").setValue("127.0.0.1");
                arguments.get("port").setValue(port);
                return connector.attach(arguments);
            }
        }
        throw new IllegalStateException("this Java has no debugger");
    }

    /** Names of types whose methods are entered in the token endpoint, on its thread. */
    private static Set<String> entered(VirtualMachine machine, Runnable work) throws Exception {
        var entries = machine.eventRequestManager().createMethodEntryRequest();
        entries.addClassFilter("dev.steelyard.*");
        entries.setSuspendPolicy(EventRequest.SUSPEND_NONE);
        var exits = machine.eventRequestManager().createMethodExitRequest();
        exits.addClassFilter("*" + ENDPOINT);
        exits.setSuspendPolicy(EventRequest.SUSPEND_NONE);
        entries.enable();
        exits.enable();
        var done = CompletableFuture.runAsync(work);
        var types = new LinkedHashSet<String>();
        long thread = -1;
        while (true) {
            var events = machine.eventQueue().remove(PATIENCE_SECONDS * 1000L);
            if (events == null) {
                throw new IllegalStateException("the token endpoint was not entered");
            }
            for (var event : events) {
                if (event instanceof MethodEntryEvent entry) {
                    var type = entry.method().declaringType().name();
                    if (thread < 0 && type.endsWith(ENDPOINT)) {
                        thread = entry.thread().uniqueID();
                    }
                    if (entry.thread().uniqueID() == thread) {
                        types.add(type);
                    }
                } else if (event instanceof MethodExitEvent exit
                        && exit.method().name().equals("handle")) {
                    entries.disable();
                    exits.disable();
                    done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return types;
                }
            }
        }
    }

    /** Whether it is no more than it may be. */
    private static boolean print(Set<String> types) throws IOException {
        var files = new LinkedHashMap<Path, Kind>();
        for (var type : types) {
            var file = source(type.replaceFirst("[$].*", "").replace('.', '/') + ".java");
            if (file != null) {
                files.putIfAbsent(file, kind(file));
            }
        }
        var byKind = files.keySet().stream().collect(Collectors.groupingBy(files::get));
        boolean few = true;
        for (var kind : Kind.values()) {
            var some = byKind.getOrDefault(kind, List.of());
            long folders = some.stream().map(Path::getParent).distinct().count();
            few &= kind != Kind.COUNTED || (some.size() <= MOST_FILES && folders <= MOST_FOLDERS);
            System.out.println(some.size() + " " + kind.text + " in " + folders + " folders");
            some.forEach(file -> System.out.println("    " + file));
        }
        return few;
    }

    private static Path source(String path) throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(""))) {
            return modules.map(module -> module.resolve("src/main/java").resolve(path))
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static Kind kind(Path file) throws IOException {
        var name = file.getFileName().toString().replace(".java", "");
        var declaration =
                Pattern.compile("(?m)^(?:public )?((?:[a-z-]+ )+)" + name + "\\b")
                        .matcher(Files.readString(file));
        if (!declaration.find()) {
            throw new IllegalStateException("no type in " + file);
        }
        var words = Set.of(declaration.group(1).split(" "));
        return Stream.of("record", "enum", "sealed").anyMatch(words::contains)
                ? Kind.VALUE
                : Kind.COUNTED;
    }
}
