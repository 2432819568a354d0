package dev.steelyard.guard.servlet;

import dev.steelyard.guard.web.WebAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Writes what the guard answers. */
public final class ServletAnswers {
    private ServletAnswers() {}

    /** Writes the whole of it; nothing may follow. */
    public static void write(HttpServletResponse response, WebAnswer answer) throws IOException {
        response.setStatus(answer.status());
        headers(response, answer.headers());
        byte[] body = answer.bytes();
        if (body.length == 0) return;
        response.setContentLength(body.length);
        // To HEAD the container sends none of it.
        response.getOutputStream().write(body);
    }

    static void headers(HttpServletResponse response, Map<String, String> headers) {
        headers.forEach(
                (name, value) -> {
                    // Others may vary by more.
                    if (name.equals("Vary")) response.addHeader(name, value);
                    else response.setHeader(name, value);
                });
    }
}
