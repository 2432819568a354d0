package dev.steelyard.bench;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.nio.charset.StandardCharsets;

/**
 * A minimal HTTP server that answers every token request with a new access token, as the baseline
 * of load tests. It ignores the request's content and has no client, store or form, so it shows the
 * lower limit of a token's cost.
 *
 * <p>Arguments: the port, 0 for any free one. Prints {@code floor: port=… provider=…} when it
 * listens.
 */
public final class BaselineServer {
    private BaselineServer() {}

    public static void main(String[] arguments) {
        var tokens = BaselineTokenSigner.create();
        var server =
                WebServer.builder()
                        .host("127.0.0.1")
                        .port(Integer.parseInt(arguments[0]))
                        .routing(HttpRouting.builder().post("/token", handler(tokens)))
                        .build()
                        .start();
        System.out.println("floor: port=" + server.port() + " provider=" + tokens.provider());
    }

    private static Handler handler(BaselineTokenSigner tokens) {
        var json = HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/json");
        var noStore = HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store");
        return (request, response) -> {
            var _ = request.content().as(byte[].class);
            var answer =
                    "{\"access_token\":\""
                            + tokens.next()
                            + "\",\"expires_in\":300,\"token_type\":\"Bearer\"}";
            response.header(json)
                    .header(noStore)
                    .send(answer.getBytes(StandardCharsets.ISO_8859_1));
        };
    }
}
