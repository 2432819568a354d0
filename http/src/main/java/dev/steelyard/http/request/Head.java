package dev.steelyard.http.request;

import java.util.List;

/** What a refusal needs to know of a request: also of one that could not be read to its end. */
public interface Head {
    /** The request id, which stands in every answer, error body and log line. */
    String id();

    /** As it was sent, without the query; empty where that could not be read. */
    String path();

    List<String> headers(String name);
}
