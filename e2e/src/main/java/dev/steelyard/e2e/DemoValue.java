package dev.steelyard.e2e;

import dev.steelyard.e2e.demo.Demo;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Prints one value of the file {@code demo.json} for shell scripts ({@code DemoValue FILE MEMBER
 * [MEMBER]}).
 */
public final class DemoValue {
    private DemoValue() {}

    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println("DemoValue FILE MEMBER [MEMBER]");
            System.exit(2);
        }
        var path = Arrays.copyOfRange(arguments, 1, arguments.length);
        System.out.println(Demo.read(Path.of(arguments[0])).get(path));
    }
}
