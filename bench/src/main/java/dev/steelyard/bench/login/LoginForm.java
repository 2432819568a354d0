package dev.steelyard.bench.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The login page in a simulated browser, which submits an e-mail address and a password. */
final class LoginForm implements AutoCloseable {
    private static final String CSRF = "name=\"csrf\" value=\"";

    private final Connection connection;
    private final String page;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    /**
     * @param issuer its path
     * @param source the address that the proxy in front tells
     */
    LoginForm(int port, String issuer, String source) {
        this.connection = new Connection(port, "X-Forwarded-For: " + source + "\r\n");
        this.page = issuer + "/account";
    }

    /** Gets the form, with its token against forgery. */
    int open() throws IOException {
        var answer = connection.get(page, cookies());
        keep(answer);
        int at = answer.body().indexOf(CSRF);
        if (at >= 0) {
            int from = at + CSRF.length();
            csrf = answer.body().substring(from, answer.body().indexOf('"', from));
        }
        return answer.status();
    }

    /** Sends the form; the status of the answer, 303 where the password is right. */
    int send(String email, String password) throws IOException {
        var answer =
                connection.post(
                        page + "/login",
                        cookies(),
                        "csrf="
                                + csrf
                                + "&email="
                                + URLEncoder.encode(email, UTF_8)
                                + "&password="
                                + URLEncoder.encode(password, UTF_8));
        keep(answer);
        return answer.status();
    }

    /** Forgets the login, and stays a browser that the account knows. */
    void leave() {
        cookies.remove("steelyard-session");
    }

    private void keep(Connection.Answer answer) {
        for (var cookie : answer.cookies()) {
            var pair = cookie.split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
    }

    private String cookies() {
        return cookies.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
