package dev.steelyard.domain.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes the common browsers and operating systems in a {@code User-Agent} header. It guesses
 * no others: browsers that only claim to be Chrome, such as Opera, stay unrecognized.
 */
final class UserAgentParser {
    /** The first that matches counts: most browsers name others, too. */
    private static final Map<String, Pattern> PROGRAMS = new LinkedHashMap<>();

    private static final Map<String, Pattern> SYSTEMS = new LinkedHashMap<>();

    private static final Pattern OTHERS =
            Pattern.compile(
                    "\\b(OPR|OPT|Opera|SamsungBrowser|Vivaldi|YaBrowser|DuckDuckGo|UCBrowser)\\b");

    static {
        PROGRAMS.put("Edge", Pattern.compile("\\b(Edg|EdgA|EdgiOS)/"));
        PROGRAMS.put("Firefox", Pattern.compile("\\b(Firefox|FxiOS)/"));
        PROGRAMS.put("Chrome", Pattern.compile("(\\bCriOS|Chrome)/"));
        PROGRAMS.put("Safari", Pattern.compile("\\bVersion/.*\\bSafari/"));
        SYSTEMS.put("Android", Pattern.compile("\\bAndroid\\b"));
        SYSTEMS.put("iOS", Pattern.compile("\\b(iPhone|iPad|iPod)\\b"));
        SYSTEMS.put("Windows", Pattern.compile("\\bWindows\\b"));
        SYSTEMS.put("macOS", Pattern.compile("\\b(Macintosh|Mac OS X)\\b"));
        SYSTEMS.put("Linux", Pattern.compile("\\bLinux\\b"));
    }

    private UserAgentParser() {}

    static Optional<String> program(String agent) {
        return OTHERS.matcher(agent).find() ? Optional.empty() : first(PROGRAMS, agent);
    }

    static Optional<String> system(String agent) {
        return first(SYSTEMS, agent);
    }

    private static Optional<String> first(Map<String, Pattern> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> name.getValue().matcher(agent).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
