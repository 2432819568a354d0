package dev.steelyard.http.request;

import java.util.List;

/**
 * The id, path and headers of a request, also of one that could not be read completely. A refusal
 * needs no more.
 */
public interface RequestHead {
    /** The request id, which is in every answer, error body and log line. */
    String id();

    /** As it was sent, without the query; empty where it could not be read. */
    String path();

    List<String> headers(String name);
}
