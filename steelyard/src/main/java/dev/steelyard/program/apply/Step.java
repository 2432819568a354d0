package dev.steelyard.program.apply;

import dev.steelyard.program.client.ApiRequest;
import java.util.List;
import java.util.function.Function;

/**
 * One request, and the differences that it ends.
 *
 * @param request given the id of the resource server, which may be made on the way
 */
record Step(List<Line> lines, Function<String, ApiRequest> request) {
    static Step of(Line line, ApiRequest request) {
        return new Step(List.of(line), server -> request);
    }
}
