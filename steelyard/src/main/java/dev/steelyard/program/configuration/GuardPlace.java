package dev.steelyard.program.configuration;

import dev.steelyard.guard.possession.CertificateForm;
import dev.steelyard.guard.proxy.ProxyForm;
import dev.steelyard.http.source.Network;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The decision service for proxies: where it is, and what it guards. */
final class GuardPlace {
    static final Setting<String> HOST =
            Readers.text(
                    "guard.host",
                    "127.0.0.1",
                    "steelyard guard: the address to listen at. It is for the proxy alone.");
    static final Setting<Integer> PORT =
            new Setting<>(
                    "guard.port",
                    "8082",
                    "steelyard guard: the port to listen at; 0 takes any free one.",
                    false,
                    Readers::port);
    static final Setting<String> AUDIENCE =
            Readers.text(
                    "guard.audience",
                    "",
                    "The identifier of the API that is guarded: aud of its tokens.");
    static final Setting<@Nullable URI> ADDRESS =
            new Setting<>(
                    "guard.address",
                    "",
                    "Where callers reach that API, which DPoP proofs name; scheme, host and port count."
                            + " Empty: at guard.audience.",
                    false,
                    GuardPlace::address);
    static final Setting<Path> OPERATIONS =
            new Setting<>(
                    "guard.operations",
                    "operations.txt",
                    "The file that says which method and path needs which permission"
                            + " (docs/proxies.md).",
                    false,
                    Path::of);
    static final Setting<String> RESOURCE_SERVER =
            Readers.text("guard.resource_server", "", "The id of that API at the issuer's server.");
    static final Setting<String> SECRET =
            new Setting<>(
                    "guard.secret",
                    "",
                    "One of the secrets of that API there.",
                    true,
                    text -> text);
    static final Setting<List<URI>> NODES =
            new Setting<>(
                    "guard.nodes",
                    "",
                    "Addresses of the server's nodes (https://host:port) with commas between, the one to"
                            + " ask first in front. Empty: at the issuer's own.",
                    false,
                    GuardPlace::nodes);
    static final Setting<ProxyForm> PROXY =
            new Setting<>(
                    "guard.proxy",
                    ProxyForm.X_ORIGINAL.word(),
                    "How the proxy tells what it was asked: x-original (nginx), x-forwarded (Caddy,"
                            + " Traefik) or path (Envoy). Nothing else is read.",
                    false,
                    GuardPlace::proxy);
    static final Setting<Duration> SILENCE =
            Readers.duration(
                    "guard.silence",
                    "60s",
                    "How long the server may be silent until every request is refused.");
    static final Setting<Integer> PRINCIPALS =
            Readers.count(
                    "guard.principals",
                    "100000",
                    "Of how many clients and users the guard keeps in memory what they may do, and how"
                            + " many tokens; 2 to 4 KB for each.");
    static final Setting<Boolean> REPORTS =
            new Setting<>(
                    "guard.reports",
                    "true",
                    "Whether the server is told of this guard, of refusals, and of what principals use.",
                    false,
                    Readers::flag);
    static final Setting<String> NAME =
            Readers.text("guard.name", "", "What this guard is called there. Empty: as its host.");
    static final Setting<List<Network>> TRUSTED_PROXIES =
            new Setting<>(
                    "guard.trusted_proxies",
                    "",
                    "The proxies that pass certificates of their clients, as listen.trusted_proxies.",
                    false,
                    Readers::networks);
    static final Setting<String> CERTIFICATE_HEADER =
            Readers.text(
                    "guard.certificate_header",
                    "",
                    "The header in which they do, such as Client-Cert. Empty: none.");
    static final Setting<CertificateForm> CERTIFICATE_FORM =
            new Setting<>(
                    "guard.certificate_header_form",
                    CertificateForm.RFC9440.word(),
                    "How they write it: rfc9440, or escaped-pem (nginx: $ssl_client_escaped_cert).",
                    false,
                    Mtls::form);
    static final Setting<String> EVALUATION_SECRET =
            new Setting<>(
                    "guard.evaluation_secret",
                    "",
                    "What those send as a Bearer token who ask by AuthZEN, at least 32 characters. Empty:"
                            + " nobody can.",
                    true,
                    text -> text);
    static final Setting<@Nullable URI> EVALUATION_ADDRESS =
            new Setting<>(
                    "guard.evaluation_address",
                    "",
                    "Where they reach the service, its path included: policy_decision_point in"
                            + " /.well-known/authzen-configuration. Empty: there is no such document.",
                    false,
                    GuardPlace::evaluationAddress);
    static final Setting<@Nullable Path> EVALUATIONS =
            new Setting<>(
                    "guard.evaluations",
                    "",
                    "The file with the operator's words for AuthZEN: users by name, types of resources and"
                            + " their actions (docs/proxies.md). Empty: Steelyard's own words alone.",
                    false,
                    text -> text.isEmpty() ? null : Path.of(text));

    static final List<Setting<?>> ALL =
            List.of(
                    HOST,
                    PORT,
                    AUDIENCE,
                    ADDRESS,
                    OPERATIONS,
                    RESOURCE_SERVER,
                    SECRET,
                    NODES,
                    PROXY,
                    SILENCE,
                    PRINCIPALS,
                    REPORTS,
                    NAME,
                    TRUSTED_PROXIES,
                    CERTIFICATE_HEADER,
                    CERTIFICATE_FORM,
                    EVALUATION_SECRET,
                    EVALUATION_ADDRESS,
                    EVALUATIONS);

    private GuardPlace() {}

    private static @Nullable URI address(String text) {
        return text.isEmpty() ? null : Readers.uri(text);
    }

    /** The identifier of a policy decision point (AuthZEN, section 9.1.1). */
    private static @Nullable URI evaluationAddress(String text) {
        URI address = address(text);
        boolean usable =
                address == null
                        || (List.of("https", "http").contains(address.getScheme())
                                && address.getHost() != null
                                && address.getUserInfo() == null
                                && address.getRawQuery() == null
                                && address.getRawFragment() == null);
        if (!usable) {
            throw new IllegalArgumentException(
                    "a URL without query and fragment, such as https://pdp.example.com");
        }
        return address;
    }

    private static List<URI> nodes(String text) {
        return text.isBlank()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(String::strip).map(Readers::uri).toList();
    }

    private static ProxyForm proxy(String text) {
        return ProxyForm.parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        Arrays.stream(ProxyForm.values())
                                                .map(ProxyForm::word)
                                                .collect(Collectors.joining(" or "))));
    }
}
