package dev.steelyard.program.configuration;

import static dev.steelyard.program.configuration.Readers.text;

import dev.steelyard.http.source.Hops;
import dev.steelyard.http.source.Network;
import java.net.URI;
import java.util.List;

/** Where the server is, and what it is called. */
final class ServerPlace {
    static final Setting<URI> ISSUER =
            new Setting<>(
                    "issuer",
                    "http://localhost:8080/oidc",
                    "The issuer identifier, path included; https, or http for loopback. Never"
                            + " change it once clients use it.",
                    false,
                    Readers::uri);
    static final Setting<String> HOST =
            text("listen.host", "127.0.0.1", "The address to listen at; 0.0.0.0 for all.");
    static final Setting<Integer> PORT =
            new Setting<>(
                    "listen.port",
                    "8080",
                    "The port to listen at; 0 takes any free one.",
                    false,
                    Readers::port);
    static final Setting<List<Network>> TRUSTED_PROXIES =
            new Setting<>(
                    "listen.trusted_proxies",
                    "",
                    "The proxies in front, as addresses or ranges with commas between"
                            + " (10.0.0.0/8,2001:db8::/32): what they say of where a request comes from"
                            + " counts in limits and in the audit log. Empty: nobody is believed.",
                    false,
                    Readers::networks);
    static final Setting<Hops> FORWARDED_HEADER =
            new Setting<>(
                    "listen.forwarded_header",
                    "forwarded",
                    "Which header those proxies write: forwarded (RFC 7239) or x-forwarded-for. The other"
                            + " one is not read.",
                    false,
                    Readers::hops);
    static final Setting<String> PLATFORM =
            text("platform", "Steelyard", "The platform's name, as pages show it.");

    static final List<Setting<?>> ALL =
            List.of(ISSUER, HOST, PORT, TRUSTED_PROXIES, FORWARDED_HEADER, PLATFORM);

    private ServerPlace() {}
}
