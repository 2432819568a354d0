package dev.steelyard.e2e.http;

import dev.steelyard.e2e.step.Mismatch;
import java.net.URI;

/** The result of a simulated browser's request: a page, or a redirect to another site. */
public sealed interface VisitResult {
    /** A page of the site. */
    record Shown(Page page) implements VisitResult {
        @Override
        public String toString() {
            return page.toString();
        }
    }

    /** It was sent to another site, which it did not open. */
    record Left(URI uri) implements VisitResult {
        /** Without the query, which may hold a code. */
        @Override
        public String toString() {
            return "sent to " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
        }
    }

    default Page page() {
        if (this instanceof Shown(var page)) {
            return page;
        }
        throw new Mismatch("a page", this);
    }

    default URI left() {
        if (this instanceof Left(var uri)) {
            return uri;
        }
        throw new Mismatch("to be sent back to the client", this);
    }
}
