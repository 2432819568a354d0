package dev.steelyard.guard.scripted;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The Java of a documentation page, compiled as whoever copies it would. */
public final class Snippets {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?:class|record) (\\w+)");

    private Snippets() {}

    /**
     * What the compiler says against the classes in a section; empty: nothing.
     *
     * @param page where it lies from the module's folder
     * @param heading of the section, its whole line
     * @throws IllegalArgumentException there is no such section, or no Java in it
     */
    public static String compile(Path page, String heading, Path output) throws IOException {
        String text = Files.readString(page);
        int start = text.indexOf("\n" + heading + "\n");
        if (start < 0) throw new IllegalArgumentException("no section " + heading);
        int end = text.indexOf("\n## ", start + heading.length());
        Matcher code = JAVA.matcher(text.substring(start, end < 0 ? text.length() : end));
        List<JavaFileObject> sources = code.results().map(found -> source(found.group(1))).toList();
        if (sources.isEmpty()) throw new IllegalArgumentException("no Java in " + heading);
        StringWriter complaints = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of(
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        output.toString(),
                        "-cp",
                        System.getProperty("java.class.path"));
        boolean good = compiler.getTask(complaints, null, null, options, null, sources).call();
        return good ? "" : complaints.toString();
    }

    private static JavaFileObject source(String code) {
        Matcher name = NAME.matcher(code);
        if (!name.find()) throw new IllegalArgumentException("not a class: " + code);
        URI uri = URI.create("string:///" + name.group(1) + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
