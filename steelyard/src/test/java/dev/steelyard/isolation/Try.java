package dev.steelyard.isolation;

import java.util.ArrayList;
import java.util.List;

/**
 * One operation tried by one caller.
 *
 * @param faults what else was wrong than what was seen
 */
record Try(String operation, Caller caller, Expected expected, String seen, List<String> faults) {
    static Try of(World world, Documented api, Row row, Caller caller) {
        var operation = api.operation(row.operation());
        var things = world.things(caller);
        var token = world.token(caller, operation.needs());
        var expected = row.rule().expected(caller);
        var path = operation.at(row.path().apply(things)) + row.asked(things);
        var body = row.body().apply(things);
        var before = world.done();
        var answer = world.call(token, operation.method(), path, body);
        var faults = new ArrayList<>(api.faults(operation, answer));
        if (!expected.success() && !before.equals(world.done())) {
            faults.add("something was done all the same");
        }
        if (expected == Expected.OWN
                && (answer.text().contains(things.reseller())
                        || answer.text().contains(things.application()))) {
            faults.add("it holds another reseller's");
        }
        return new Try(
                row.operation(), caller, expected, seen(operation, expected, answer), faults);
    }

    private static String seen(
            Documented.Operation operation, Expected expected, World.Answer answer) {
        if (!answer.code().isEmpty()) {
            return answer.status() + " " + answer.code();
        }
        return operation.successStatus().equals(String.valueOf(answer.status()))
                ? (expected == Expected.OWN ? expected : Expected.DONE).toString()
                : String.valueOf(answer.status());
    }

    boolean good() {
        return faults.isEmpty() && expected.toString().equals(seen);
    }

    @Override
    public String toString() {
        return "%-28s %-16s %-30s %-30s %s"
                .formatted(
                        operation,
                        caller.heading(),
                        expected,
                        seen,
                        good() ? "" : "WRONG " + String.join("; ", faults))
                .stripTrailing();
    }
}
