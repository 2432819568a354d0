package dev.steelyard.domain.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The browser of a login, as it named itself, with the network address that it came from.
 *
 * @param agent its {@code User-Agent} (RFC 9110, section 10.1.5), cut to 200 visible characters;
 *     may be empty
 * @param address may be empty
 */
public record LoginBrowser(String agent, String address) {
    private static final int LONGEST = 200;

    /**
     * @param agent as sent; null: not sent
     * @param address null: unknown
     */
    public static LoginBrowser of(@Nullable String agent, @Nullable String address) {
        return new LoginBrowser(
                agent == null ? "" : visible(agent), address == null ? "" : address);
    }

    private static String visible(String agent) {
        return agent.codePoints()
                .filter(c -> c >= ' ' && c < 0x7f)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Its name, such as Firefox; empty: it is none of the common ones. */
    public Optional<String> program() {
        return UserAgentParser.program(agent);
    }

    /** Its operating system, such as Windows; empty: it is none of the common ones. */
    public Optional<String> system() {
        return UserAgentParser.system(agent);
    }
}
