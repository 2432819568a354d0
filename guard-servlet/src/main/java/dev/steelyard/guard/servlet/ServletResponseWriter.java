package dev.steelyard.guard.servlet;

import dev.steelyard.guard.web.WebResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Writes the guard's answers, such as refusals and CORS preflights, to servlet responses. */
public final class ServletResponseWriter {
    private ServletResponseWriter() {}

    /** Writes the complete answer; nothing may follow. */
    public static void write(HttpServletResponse response, WebResponse answer) throws IOException {
        response.setStatus(answer.status());
        headers(response, answer.headers());
        byte[] body = answer.bytes();
        if (body.length == 0) return;
        response.setContentLength(body.length);
        // The container omits the body for HEAD.
        response.getOutputStream().write(body);
    }

    static void headers(HttpServletResponse response, Map<String, String> headers) {
        headers.forEach(
                (name, value) -> {
                    // Other filters may add to Vary.
                    if (name.equals("Vary")) response.addHeader(name, value);
                    else response.setHeader(name, value);
                });
    }
}
