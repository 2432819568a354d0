package dev.steelyard.admin.client;

import dev.steelyard.admin.uri.WebUri;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists warnings about a client's settings that are allowed but risky, for staff to review. */
public final class ClientWarningFinder {
    private ClientWarningFinder() {}

    /** Sentences for people, in a stable order; empty: no warning. */
    public static List<String> of(Client client, EnabledClientFeatures offered) {
        var pkce =
                client.application() == null || client.settings().requirePkce()
                        ? Stream.<String>empty()
                        : Stream.of("PKCE is not required: a stolen code can be redeemed");
        var roles =
                client.application() != null
                                && client.may(GrantType.CLIENT_CREDENTIALS)
                                && client.roles().isEmpty()
                        ? Stream.of(
                                "It has no role: its client_credentials tokens have no permissions")
                        : Stream.<String>empty();
        var off = off(client, offered);
        var hosts =
                Stream.of(client.redirectUris(), client.postLogoutRedirectUris(), client.origins())
                        .flatMap(uris -> uris.stream())
                        .flatMap(uri -> WebUri.parse(uri).map(WebUri::host).stream())
                        .distinct()
                        .sorted()
                        .flatMap(host -> confusable(host).stream());
        return Stream.of(pkce, roles, off, hosts).flatMap(warnings -> warnings).toList();
    }

    /** Warnings about features that the client uses and the operator has disabled. */
    public static Stream<String> off(Client client, EnabledClientFeatures offered) {
        var settings = client.settings();
        var method = settings.authentication().method();
        var warnings = Stream.<String>builder();
        if (!offered.methods().contains(method)) {
            warnings.add(
                    "This server takes no "
                            + method.parameter()
                            + ": it can't authenticate until the operator enables that");
        }
        if (settings.tokens().certificateBound() && !offered.certificates()) {
            warnings.add(
                    "No client certificates reach this server: it gets no token until the operator"
                            + " sets that up");
        }
        return Stream.concat(warnings.build(), off(client.grantTypes(), offered));
    }

    /** Warnings about disabled grant types. */
    public static Stream<String> off(Set<GrantType> grantTypes, EnabledClientFeatures offered) {
        return grantTypes.stream()
                .filter(type -> !offered.grantTypes().contains(type))
                .sorted()
                .map(
                        type ->
                                "This server has "
                                        + type.parameter()
                                        + " disabled: only the operator can enable it");
    }

    /**
     * Returns the host in punycode, never as displayed, since its display form is what misleads.
     */
    static Optional<String> confusable(String host) {
        if (!host.startsWith("xn--") && !host.contains(".xn--")) {
            return Optional.empty();
        }
        var scripts = scripts(IDN.toUnicode(host));
        return Optional.of(
                "The host "
                        + host
                        + (scripts.isEmpty() ? " is" : " is in " + scripts + " letters,")
                        + " not in plain ASCII: when decoded it can look like another host");
    }

    private static String scripts(String host) {
        var label = new TreeSet<UnicodeScript>();
        host.codePoints().mapToObj(UnicodeScript::of).forEach(label::add);
        label.remove(UnicodeScript.COMMON);
        label.remove(UnicodeScript.INHERITED);
        return label.stream()
                .map(
                        script ->
                                script.name().charAt(0)
                                        + script.name().substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }
}
