package dev.steelyard.cli.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The HTML page that the browser shows at the end of {@code steelyard login}, in the design of the
 * server's pages. It loads nothing: its style is in it, and the policy names the style by its hash.
 */
final class CallbackPage {
    private static final String STYLE = read("callback.css");

    /** The Content-Security-Policy. */
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + hash(STYLE)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String HTML =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s · Steelyard</title>
            <style>%3$s</style>
            </head>
            <body>
            <div class="page">
            <header class="brand">
            <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
            <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
            <circle cx="11" cy="6" r="2.5"/>
            <path d="M11 8.5V12M3 12h26M5.5 12v5M5.5 17a3.5 3.5 0 1 1-3.4 4.4"/>
            </g>
            <path class="brass" d="M20 12h4v4.5l3 3V25a3 3 0 0 1-3 3h-4a3 3 0 0 1-3-3v-5.5l3-3z"/>
            </svg>
            <span>Steelyard</span>
            </header>
            <main class="card">
            <div class="beam" aria-hidden="true">
            <svg class="poise at-end" viewBox="0 0 24 30" width="24" height="30" focusable="false">
            <path d="M9 0h6v8l6 6v11a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V14l6-6z"/>
            </svg>
            </div>
            <div class="content">
            <h1>%1$s</h1>
            <p class="lead">%2$s</p>
            </div>
            </main>
            </div>
            </body>
            </html>
            """;

    private CallbackPage() {}

    /** Both texts are the program's own. */
    static String of(String title, String text) {
        return HTML.formatted(title, text, STYLE);
    }

    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have it.
            throw new IllegalStateException(e);
        }
    }

    private static String read(String file) {
        try (InputStream in = CallbackPage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing in this build: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
