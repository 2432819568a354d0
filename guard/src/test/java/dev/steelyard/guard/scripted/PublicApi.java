package dev.steelyard.guard.scripted;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public API of a library: public and protected members of its exported packages. */
public final class PublicApi {
    private PublicApi() {}

    /**
     * Lists the API of the module in the folder {@code classes}, in the words of javap.
     *
     * @throws IllegalArgumentException there is no module-info
     */
    public static String list(Path classes) throws IOException {
        ModuleDescriptor module =
                ModuleFinder.of(classes).findAll().stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no module-info"))
                        .descriptor();
        StringBuilder list = new StringBuilder("module " + module.name() + "\n");
        List<String> exported =
                module.exports().stream().map(ModuleDescriptor.Exports::source).sorted().toList();
        for (String name : exported) {
            list.append("\nexports ").append(name).append('\n');
            list.append(members(classes.resolve(name.replace('.', '/'))));
        }
        return list.toString();
    }

    private static String members(Path folder) throws IOException {
        List<String> files;
        try (Stream<Path> found = Files.list(folder)) {
            files =
                    found.map(Path::toString)
                            .filter(file -> file.endsWith(".class"))
                            .filter(file -> !file.endsWith("package-info.class"))
                            .sorted()
                            .toList();
        }
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        String[] arguments =
                Stream.concat(Stream.of("-protected"), files.stream()).toArray(String[]::new);
        int status = ToolProvider.findFirst("javap").orElseThrow().run(out, out, arguments);
        if (status != 0) throw new IllegalStateException(text.toString());
        // Types that are not public are listed without a modifier.
        return Stream.of(text.toString().split("(?m)(?<=^})\n"))
                .map(type -> type.replaceFirst("^Compiled from .*\n", ""))
                .filter(type -> type.startsWith("public ") || type.startsWith("protected "))
                .map(type -> type + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Compares the API with the list in the file {@code expected}; with the system property {@code
     * docs.write} writes the list first.
     *
     * @return the present and the expected list
     */
    public static List<String> compare(Class<?> member, Path expected) throws IOException {
        Path classes =
                Path.of(member.getProtectionDomain().getCodeSource().getLocation().getPath());
        String now = list(classes);
        if (System.getProperty("docs.write") != null) Files.writeString(expected, now);
        return List.of(now, Files.readString(expected));
    }
}
