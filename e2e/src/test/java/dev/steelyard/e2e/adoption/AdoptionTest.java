package dev.steelyard.e2e.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.process.Port;
import dev.steelyard.e2e.process.Program;
import dev.steelyard.e2e.process.Repository;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applications for Java 21 that are built from docs/adapters.md and the installed artifacts, and
 * run against a real server.
 */
@SuppressWarnings("NullAway.Init")
class AdoptionTest {
    private static final Page PAGE = read();
    private static final int CLASS_FILE_OF_JAVA_21 = 65;

    @TempDir private static Path folder;
    private static Instance instance;
    private static String application;
    private static Client client;
    private static Provider provider;
    private final HttpClient http = HttpClient.newHttpClient();

    private static Page read() {
        try {
            return Page.read(Repository.root().resolve("docs/adapters.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs from a copy: the build that runs this test writes to the same folders. */
    @BeforeAll
    static void installed_byTheLineOfThePage() throws IOException {
        var copy = folder.resolve("steelyard");
        copy(Repository.root(), copy);
        var line = PAGE.blocks("Coordinates", "sh").getFirst().strip();
        assertThat(line).startsWith("mvn install ");
        Maven.run(copy, List.of(line.substring("mvn ".length()).split(" ")));

        instance = Instance.prepare(0, 0, null);
        instance.startServer();
        var demo = instance.demo();
        application = demo.get("application");
        client =
                new Client(
                        demo.get("client_id"),
                        demo.get("client_secret"),
                        demo.get("api_key"),
                        demo.get("redirect_uri"));
        provider = Provider.discover(new Http(), instance.issuer());
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void springBoot_withTheStarter() throws IOException {
        var project = project("spring", BOOT_PARENT, dependencies());
        source(project, PAGE.blocks("Spring Boot", "java"));
        source(
                project,
                List.of(
                        """
                        import org.springframework.boot.SpringApplication;
                        import org.springframework.boot.autoconfigure.SpringBootApplication;

                        @SpringBootApplication
                        public class Api {
                            public static void main(String[] arguments) {
                                SpringApplication.run(Api.class, arguments);
                            }
                        }
                        """));
        properties(project, PAGE.blocks("Spring Boot", "properties").getFirst());
        Maven.run(project, List.of("package"));
        assertThat(release(project, "Documents")).isEqualTo(CLASS_FILE_OF_JAVA_21);

        int port = Port.free();
        try (var api =
                Program.start(
                        "the Spring Boot application",
                        project.resolve("target/api.jar"),
                        project.resolve("log"),
                        Map.of("STEELYARD_SECRET", secret()),
                        List.of("--server.port=" + port))) {
            guarded(api, "http://localhost:" + port, "");
        }
    }

    @Test
    void servlet_withTheFilter() throws IOException {
        var servlet = dependencies().replace("steelyard-guard-spring", "steelyard-guard-servlet");
        var project = project("servlet", PLAIN, servlet);
        source(project, PAGE.blocks("Servlet", "java"));
        source(
                project,
                List.of(
                        """
                        import java.util.Set;
                        import org.apache.catalina.startup.Tomcat;

                        public class Api {
                            public static void main(String[] arguments) throws Exception {
                                Tomcat tomcat = new Tomcat();
                                tomcat.setBaseDir(arguments[1]);
                                tomcat.setPort(Integer.parseInt(arguments[0]));
                                var context = tomcat.addContext("/shop", null);
                                context.addServletContainerInitializer(new Guarded(), Set.of());
                                Tomcat.addServlet(context, "documents", new DocumentsServlet());
                                context.addServletMappingDecoded("/*", "documents");
                                tomcat.getConnector();
                                tomcat.start();
                                tomcat.getServer().await();
                            }
                        }
                        """));
        Maven.run(project, List.of("package"));
        assertThat(release(project, "Guarded")).isEqualTo(CLASS_FILE_OF_JAVA_21);

        int port = Port.free();
        try (var api =
                Program.start(
                        "the servlet application",
                        project.resolve("target/api.jar"),
                        project.resolve("log"),
                        Map.of("STEELYARD_SECRET", secret()),
                        List.of(String.valueOf(port), project.resolve("tomcat").toString()))) {
            guarded(api, "http://localhost:" + port, "/shop");
        }
    }

    @Test
    void springSecurity_withoutTheGuard() throws IOException {
        var project = project("plain", BOOT_PARENT, SECURITY);
        source(project, PAGE.blocks("Spring Security without the guard", "java"));
        properties(
                project, PAGE.blocks("Spring Security without the guard", "properties").getFirst());
        Maven.run(project, List.of("package"));

        int port = Port.free();
        try (var api =
                Program.start(
                        "the plain resource server",
                        project.resolve("target/api.jar"),
                        project.resolve("log"),
                        Map.of(),
                        List.of("--server.port=" + port))) {
            var base = "http://localhost:" + port;
            var documents = base + "/" + application + "/documents";
            api.awaitReady(() -> status(documents, null, null) == 401);
            var form = Map.of("grant_type", "client_credentials", "scope", "documents:read");
            var asked = provider.token(client, form).expect(200).text("access_token");
            assertThat(status(documents, asked, null)).isEqualTo(200);
            assertThat(status(base + "/665f0000000000000000ffff/documents", asked, null))
                    .isEqualTo(403);
            // Without a permission scope the token has no authorities here.
            var unasked = provider.clientCredentials(client).accessToken();
            assertThat(status(documents, unasked, null)).isEqualTo(403);
            assertThat(status(documents, asked + "x", null)).isEqualTo(401);
        }
    }

    private void guarded(Program api, String base, String context) {
        var documents = base + context + "/" + application + "/documents";
        api.awaitReady(() -> status(documents, null, null) == 401);
        var token = provider.clientCredentials(client).accessToken();
        var key = client.apiKey();
        api.awaitReady(() -> status(documents, token, key) == 200);
        assertThat(status(documents, token, null)).isEqualTo(401);
        assertThat(status(base + context + "/665f0000000000000000ffff/documents", token, key))
                .isEqualTo(403);
        assertThat(status(base + context + "/unknown", token, key)).isEqualTo(404);
        provider.revoke(client, token).expect(200);
        api.awaitReady(() -> status(documents, token, key) == 401);
    }

    private int status(String url, @Nullable String token, @Nullable String key) {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (key != null) request.header("x-api-key", key);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String secret() {
        return instance.demo().get("resource_server", "secret");
    }

    /** The page's own values in place of those of this server. */
    private static String filled(String text) {
        return text.replace("https://auth.example.com/oidc", instance.issuer())
                .replace("https://weighing.example.com", instance.api())
                .replace("66a0c0ffee", instance.demo().get("resource_server", "id"));
    }

    private static void source(Path project, List<String> types) throws IOException {
        // Spring scans no default package.
        for (var type : types) {
            Files.writeString(
                    Files.createDirectories(project.resolve("src/main/java/com/example"))
                            .resolve(Page.type(type) + ".java"),
                    "package com.example;\n\n" + filled(type));
        }
    }

    private static void properties(Path project, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(project.resolve("src/main/resources"))
                        .resolve("application.properties"),
                filled(text));
    }

    private static int release(Path project, String type) throws IOException {
        var file = project.resolve("target/classes/com/example/" + type + ".class");
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(6);
            return in.readUnsignedShort();
        }
    }

    /** The bill of materials and the starter, as the page has them. */
    private static String dependencies() {
        return PAGE.blocks("Coordinates", "xml").getFirst();
    }

    private static Path project(String name, String build, String dependencies) throws IOException {
        var project = Files.createDirectories(folder.resolve(name));
        var more =
                build.equals(PLAIN)
                        ? TOMCAT
                        : "<dependency><groupId>org.springframework.boot</groupId>"
                                + "<artifactId>spring-boot-starter-webmvc</artifactId></dependency>";
        var all = dependencies.replaceFirst("</dependencies>\\s*$", more + "</dependencies>");
        Files.writeString(
                project.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                %s
                %s
                </project>
                """
                        .formatted(build, all));
        return project;
    }

    private static final String BOOT_PARENT =
            """
              <parent>
                <groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-parent</artifactId>
                <version>%s</version>
                <relativePath/>
              </parent>
              <groupId>com.example</groupId>
              <artifactId>api</artifactId>
              <version>1</version>
              <properties><java.version>21</java.version></properties>
              <build>
                <finalName>api</finalName>
                <plugins>
                  <plugin>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-maven-plugin</artifactId>
                  </plugin>
                </plugins>
              </build>
            """
                    .formatted(managed("spring-boot.version"));

    /** With the libraries beside the jar, which names them. */
    private static final String PLAIN =
            """
              <groupId>com.example</groupId>
              <artifactId>api</artifactId>
              <version>1</version>
              <properties><maven.compiler.release>21</maven.compiler.release></properties>
              <build>
                <finalName>api</finalName>
                <plugins>
                  <plugin>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <version>3.16.0</version>
                  </plugin>
                  <plugin>
                    <artifactId>maven-jar-plugin</artifactId>
                    <version>3.5.1</version>
                    <configuration><archive><manifest>
                      <mainClass>com.example.Api</mainClass>
                      <addClasspath>true</addClasspath>
                      <classpathPrefix>lib/</classpathPrefix>
                    </manifest></archive></configuration>
                  </plugin>
                  <plugin>
                    <artifactId>maven-dependency-plugin</artifactId>
                    <version>3.11.0</version>
                    <executions><execution>
                      <phase>package</phase>
                      <goals><goal>copy-dependencies</goal></goals>
                      <configuration>
                        <outputDirectory>${project.build.directory}/lib</outputDirectory>
                        <useBaseVersion>false</useBaseVersion>
                      </configuration>
                    </execution></executions>
                  </plugin>
                </plugins>
              </build>
            """;

    private static final String TOMCAT =
            """
            <dependency>
              <groupId>org.apache.tomcat.embed</groupId>
              <artifactId>tomcat-embed-core</artifactId>
              <version>%s</version>
            </dependency>
            """
                    .formatted(managed("tomcat.version"));

    private static final String SECURITY =
            """
            <dependencies>
              <dependency>
                <groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-security-oauth2-resource-server</artifactId>
              </dependency>
            </dependencies>
            """;

    /** A version that the project's own POM names. */
    private static String managed(String property) {
        try {
            var pom = Files.readString(Repository.root().resolve("pom.xml"));
            return pom.replaceAll("(?s).*<" + property + ">([^<]+)<.*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        var paths = new ArrayList<Path>();
        try (var walk = Files.walk(from)) {
            walk.filter(path -> source(from.relativize(path))).forEach(paths::add);
        }
        for (var path : paths) {
            var target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) Files.createDirectories(target);
            else Files.copy(path, target);
        }
    }

    private static boolean source(Path path) {
        for (var name : path) {
            if (name.toString().equals("target") || name.toString().equals(".git")) return false;
        }
        return true;
    }
}
