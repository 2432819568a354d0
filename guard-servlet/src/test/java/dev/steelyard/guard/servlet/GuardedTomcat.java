package dev.steelyard.guard.servlet;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.States;
import dev.steelyard.guard.web.WebGuard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A real container with the guard before one servlet, and a caller that sends what it is told. */
final class GuardedTomcat implements AutoCloseable {
    static final String DOCUMENTS = "/" + Issuer.APPLICATION + "/documents";

    final GuardedApi api = new GuardedApi();

    /** What reached the servlet, and by which dispatch. */
    final List<String> reached = new CopyOnWriteArrayList<>();

    /** What the tests provoke it reports, with stacks. Held, as loggers are forgotten otherwise. */
    private static final Logger CONTAINER = Logger.getLogger("org.apache");

    static {
        CONTAINER.setLevel(Level.OFF);
    }

    private final Tomcat tomcat = new Tomcat();
    private final Context context;
    private final List<Filter> filters = new ArrayList<>();

    /** At that context path. */
    GuardedTomcat(Path folder, String contextPath) {
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        context = tomcat.addContext(contextPath, null);
        Tomcat.addServlet(context, "api", new Api()).setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "api");
        ErrorPage page = new ErrorPage();
        page.setErrorCode(500);
        page.setLocation("/oops");
        context.addErrorPage(page);
    }

    /** One at the root with the guard that most APIs would have. */
    static GuardedTomcat started(Path folder) throws LifecycleException {
        GuardedTomcat tomcat = new GuardedTomcat(folder, "");
        tomcat.add(tomcat.filter(""), DispatcherType.REQUEST);
        return tomcat.start();
    }

    GuardServletFilter filter(String prefix) {
        return new GuardServletFilter(guard(prefix));
    }

    WebGuard guard(String prefix) {
        Guard guard =
                Guard.builder()
                        .audience(Issuer.AUDIENCE)
                        .feed(api.feed)
                        .operations(
                                Operations.parse(
                                        """
                                        GET  %1$s/access                   -
                                        GET  %1$s/{application}/documents  documents:read
                                        POST %1$s/{application}/documents  documents:write
                                        """
                                                .formatted(prefix)))
                        .announced()
                        .clock(api.clock)
                        .build();
        var header = new CertificateHeader("Client-Cert", CertificateForm.RFC9440);
        return new WebGuard(
                guard, new CertificateReader(InetAddress::isLoopbackAddress, header), api.clock);
    }

    /** In the order in which they are added. */
    void add(Filter filter, DispatcherType... dispatches) {
        String name = "filter" + filters.size();
        filters.add(filter);
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPatternDecoded("/*");
        for (DispatcherType dispatch : dispatches) map.setDispatcher(dispatch.name());
        context.addFilterMap(map);
    }

    GuardedTomcat start() throws LifecycleException {
        tomcat.start();
        return this;
    }

    /** Says what it got; {@code do} in the query makes it fail, forward, or answer later. */
    private final class Api extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Decision.Allowed allowed = GuardServletFilter.allowed(request);
            reached.add(request.getDispatcherType() + " " + request.getRequestURI());
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                switch (String.valueOf(request.getQueryString())) {
                    case "do=fail" -> throw new IllegalStateException("as the test wants");
                    case "do=later" -> {
                        request.startAsync().dispatch();
                        return;
                    }
                    default -> {}
                }
            }
            response.getWriter()
                    .print(
                            request.getDispatcherType()
                                    + " "
                                    + (allowed == null ? "nobody" : allowed.token().clientId())
                                    + " "
                                    + (allowed == null ? "-" : allowed.reference()));
        }
    }

    /** Headers of a good request. */
    String good() {
        return headers(api.token());
    }

    static String headers(String token) {
        return "Authorization: Bearer " + token + "\r\nx-api-key: " + States.API_KEY + "\r\n";
    }

    /** An answer: its status, its head in lines, and its body. */
    record Answer(int status, String head, String body) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Sends exactly that. */
    Answer send(String method, String target, String headers) throws IOException {
        try (Socket socket =
                new Socket(
                        InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort())) {
            socket.setSoTimeout(60_000);
            String head =
                    "%s %s HTTP/1.1\r\nHost: localhost:8081\r\nConnection: close\r\n%s\r\n"
                            .formatted(method, target, headers);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            String[] parts = answer.split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(answer.substring(9, 12)), parts[0], parts[1]);
        }
    }

    Answer get(String target) throws IOException {
        return send("GET", target, good());
    }

    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Override
    public void close() throws LifecycleException {
        if (tomcat.getServer().getState().isAvailable()) stop();
        api.close();
    }
}
