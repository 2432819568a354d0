package dev.steelyard.guard.web;

import dev.steelyard.guard.certificate.CertificateReader;
import org.jspecify.annotations.Nullable;

/**
 * A request as received by a web server. Nothing is decoded, joined, dropped or taken from headers
 * that describe another request: the program behind the guard must not read it in a way with
 * another meaning.
 */
public interface WebRequest extends CertificateReader.Sender {
    /** As in the request line. */
    String method();

    /** As in the request line, undecoded, without the query. */
    String path();

    /** Undecoded, or null for none. */
    @Nullable String query();
}
