package dev.steelyard.guard.web;

import dev.steelyard.guard.certificate.CertificateReader;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request with method, path and headers exactly as the web server received them. Nothing is
 * decoded, joined, dropped or taken from headers that describe another request: the program behind
 * the guard must not read it in a way with another meaning.
 */
public interface WebRequest extends CertificateReader.Sender {
    /** As in the request line. */
    String method();

    /** As in the request line, undecoded, without the query. */
    String path();

    /** Undecoded, or null for none. */
    @Nullable String query();
}
