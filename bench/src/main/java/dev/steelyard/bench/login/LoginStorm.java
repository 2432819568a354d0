package dev.steelyard.bench.login;

import dev.steelyard.e2e.demo.Demo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Benchmark of the token endpoint's latency, alternately with and without a password-guessing
 * attack. Prints a line for each window and one for each number of attackers.
 */
public final class LoginStorm {
    /** By then a storm has filled the queues, or what it left there is over. */
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private static final int WARM_UP_RATE = 1000;

    private final Demo demo;
    private final int port;
    private final String issuer;
    private final GcPauses pauses;

    private LoginStorm(Demo demo, GcPauses pauses) {
        var uri = URI.create(demo.get("issuer"));
        this.demo = demo;
        this.port = uri.getPort();
        this.issuer = uri.getPath();
        this.pauses = pauses;
    }

    /**
     * Demonstration file, log of the collector, seconds of warming up, tokens a second, seconds of
     * a window, rounds, the most that p99 may be of the quiet one, and numbers of attackers.
     */
    public static void main(String[] arguments) throws Exception {
        var login =
                new LoginStorm(
                        Demo.read(Path.of(arguments[0])), new GcPauses(Path.of(arguments[1])));
        login.warmUp(Duration.ofSeconds(Long.parseLong(arguments[2])));
        var tokens = login.tokens(Integer.parseInt(arguments[3]));
        var window = Duration.ofSeconds(Long.parseLong(arguments[4]));
        int rounds = Integer.parseInt(arguments[5]);
        double most = Double.parseDouble(arguments[6]);
        System.out.println(Window.HEADING);
        boolean met = true;
        for (var attackers : Arrays.asList(arguments).subList(7, arguments.length)) {
            met &= login.compare(Integer.parseInt(attackers), tokens, window, rounds, most);
        }
        System.exit(met ? 0 : 1);
    }

    private TokenRequestSender tokens(int rate) {
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s";
        return new TokenRequestSender(
                port,
                issuer + "/token",
                form.formatted(demo.get("client_id"), demo.get("client_secret")),
                rate);
    }

    private void warmUp(Duration period) throws Exception {
        try (var _ = new Attackers(port, issuer, 2);
                var _ = new KnownBrowser(port, issuer, demo)) {
            tokens(WARM_UP_RATE).ask(period);
        }
    }

    private boolean compare(
            int attackers, TokenRequestSender tokens, Duration window, int rounds, double most)
            throws Exception {
        var quiet = new ArrayList<Window>();
        var storms = new ArrayList<Window>();
        int tried = 0;
        int succeeded = 0;
        for (int i = 0; i < rounds; i++) {
            quiet.add(window(0, tokens, window));
            try (var browser = new KnownBrowser(port, issuer, demo)) {
                storms.add(window(attackers, tokens, window));
                browser.close();
                tried += browser.tried();
                succeeded += browser.succeeded();
            }
        }
        double before = percentile(quiet, 0.99);
        double beside = percentile(storms, 0.99);
        boolean met = beside <= most * before;
        System.out.printf(
                Locale.ROOT,
                "login: attackers=%d quiet_p50=%.1f quiet_p99=%.1f p50=%.1f p99=%.1f ratio=%.1f"
                        + " hashes_per_s=%.1f gc_percent=%.1f known=%d/%d met=%s%n",
                attackers,
                percentile(quiet, 0.5),
                before,
                percentile(storms, 0.5),
                beside,
                beside / before,
                mean(storms, Window::hashes),
                mean(storms, Window::collecting) * 100,
                succeeded,
                tried,
                met ? "yes" : "no");
        return met;
    }

    private Window window(int number, TokenRequestSender tokens, Duration period)
            throws IOException, InterruptedException {
        try (var attackers = new Attackers(port, issuer, number)) {
            Thread.sleep(SETTLE);
            long hashed = attackers.hashed();
            long refused = attackers.refused();
            double collected = pauses.millis();
            long begin = System.nanoTime();
            var took = tokens.ask(period);
            double seconds = (System.nanoTime() - begin) / 1e9;
            var window =
                    new Window(
                            took,
                            (attackers.hashed() - hashed) / seconds,
                            (attackers.refused() - refused) / seconds,
                            (pauses.millis() - collected) / 1000 / seconds);
            System.out.println(window.line(number));
            return window;
        }
    }

    /** Of the tokens of all windows together. */
    private static double percentile(List<Window> windows, double share) {
        var all = windows.stream().flatMapToLong(w -> Arrays.stream(w.took())).sorted().toArray();
        return Window.millis(all, share);
    }

    private static double mean(List<Window> windows, ToDoubleFunction<Window> figure) {
        return windows.stream().mapToDouble(figure).average().orElse(0);
    }
}
