package dev.steelyard.http.answer;

import dev.steelyard.http.request.Head;

/** How a refusal is written: as JSON, or as a page where a browser is to read it. Thread-safe. */
@FunctionalInterface
public interface Refusals {
    Reply write(Head request, OAuthError error);
}
