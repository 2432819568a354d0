package dev.steelyard.server.manage;

import dev.steelyard.http.answer.Reply;

/**
 * One operation of the management API.
 *
 * @param path below {@link ManagementApi#BASE}
 */
record ManagementRoute(String method, String path, Handler handler) {
    /** Answers an authenticated call. */
    @FunctionalInterface
    interface Handler {
        /**
         * @throws ApiError a request that can't be read
         */
        Reply handle(Call call);
    }

    static ManagementRoute get(String path, Handler handler) {
        return new ManagementRoute("GET", path, handler);
    }

    static ManagementRoute post(String path, Handler handler) {
        return new ManagementRoute("POST", path, handler);
    }

    static ManagementRoute put(String path, Handler handler) {
        return new ManagementRoute("PUT", path, handler);
    }

    static ManagementRoute patch(String path, Handler handler) {
        return new ManagementRoute("PATCH", path, handler);
    }

    static ManagementRoute delete(String path, Handler handler) {
        return new ManagementRoute("DELETE", path, handler);
    }
}
