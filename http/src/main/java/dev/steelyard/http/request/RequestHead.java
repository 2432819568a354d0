package dev.steelyard.http.request;

import java.util.List;

/**
 * The id, path and headers of an HTTP request, without its body. A refusal needs no more, also
 * where a request could not be read completely.
 */
public interface RequestHead {
    /** The request id, which is in every answer, error body and log line. */
    String id();

    /** As it was sent, without the query; empty where it could not be read. */
    String path();

    List<String> headers(String name);
}
