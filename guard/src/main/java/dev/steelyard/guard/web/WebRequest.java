package dev.steelyard.guard.web;

import dev.steelyard.guard.possession.PassedCertificates;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came to a web server. Nothing is decoded, joined, dropped or taken from headers
 * that tell of another request: what stands behind the guard may read it in another way only if it
 * is the same in both.
 */
public interface WebRequest extends PassedCertificates.Sender {
    /** As in the request line. */
    String method();

    /** As in the request line, undecoded, without the query. */
    String path();

    /** Undecoded, or null for none. */
    @Nullable String query();
}
