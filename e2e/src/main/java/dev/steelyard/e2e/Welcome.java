package dev.steelyard.e2e;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.http.Parameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints the URLs, logins and example requests that {@code ./run} shows once the demo is running.
 */
public final class Welcome {
    private static final String TEMPLATE =
            """

            Steelyard is up. Ctrl-C stops it.

              Issuer         {issuer}
              Discovery      {issuer}/.well-known/openid-configuration
              Demo API       {api}
              Management     {management}
              Mailbox        {mailbox}   every mail that is sent

              User           {user}
              Reseller       {reseller}
              Operator       {operator}
              Account        {issuer}/account   of each of them

              Application    {application}, and another: {other}
              client_id      {client_id}
              client_secret  {client_secret}
              api_key        {api_key}

            As the operator, in a shell of its own: log in with the browser

              export STEELYARD_URL={server}
              bin/steelyard login --stay-connected
              bin/steelyard users list

            With client credentials: a token, then the API

              TOKEN=$(curl -s {issuer}/token \\
                -d grant_type=client_credentials -d client_id={client_id} \\
                -d client_secret={client_secret} \\
                | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

              curl -s {documents} \\
                -H "Authorization: Bearer $TOKEN" \\
                -H x-api-key:{api_key}

            With a user: open this, log in, tick «Stay connected» for a refresh token, allow it

              {authorize}

              Nothing listens where the browser is sent then. Take the code from the
              address bar, within 60 s, and turn it into tokens:

              CODE='what stands after code='

              curl -s {issuer}/token \\
                -d grant_type=authorization_code -d "code=$CODE" \\
                -d redirect_uri={redirect_uri} \\
                -d code_verifier={verifier} \\
                -d client_id={client_id} \\
                -d client_secret={client_secret}

            As the reseller: what the command line can do

              export STEELYARD_URL={server}
              export STEELYARD_CLIENT_ID={reseller_id}
              export STEELYARD_CLIENT_SECRET={reseller_secret}
              bin/steelyard applications list

            {file} holds all of this.
            """;

    private Welcome() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("Welcome FILE MAILBOX");
            System.exit(2);
        }
        System.out.print(of(Demo.read(Path.of(arguments[0])), arguments[0], arguments[1]));
    }

    /**
     * @param mailbox the address of the page that shows mails
     */
    static String of(Demo demo, String file, String mailbox) {
        var verifier = new CodeVerifier();
        var values = new LinkedHashMap<String, String>();
        for (var name :
                List.of(
                        "issuer",
                        "api",
                        "management",
                        "application",
                        "client_id",
                        "client_secret",
                        "api_key",
                        "redirect_uri")) {
            values.put(name, demo.get(name));
        }
        values.put("other", demo.get("other_application"));
        people(demo, values);
        values.put("server", demo.get("management").replace("/api/v1", ""));
        values.put("reseller_id", demo.get("reseller", "client_id"));
        values.put("reseller_secret", demo.get("reseller", "client_secret"));
        values.put(
                "documents",
                "%s/%s/collections/tickets/documents"
                        .formatted(demo.get("api"), demo.get("application")));
        values.put("authorize", authorize(demo, verifier));
        values.put("verifier", verifier.getValue());
        values.put("file", file);
        values.put("mailbox", mailbox);
        var text = TEMPLATE;
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Addresses are padded, so that the passwords stand below each other. */
    private static void people(Demo demo, Map<String, String> values) {
        var people = List.of("user", "reseller", "operator");
        int width = people.stream().mapToInt(p -> demo.get(p, "email").length()).max().orElse(0);
        for (var person : people) {
            var email = demo.get(person, "email");
            var padding = " ".repeat(width - email.length() + 2);
            values.put(person, email + padding + demo.get(person, "password"));
        }
    }

    private static String authorize(Demo demo, CodeVerifier verifier) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", demo.get("client_id"));
        query.put("redirect_uri", demo.get("redirect_uri"));
        query.put("scope", "openid profile email offline_access");
        query.put("state", "demo");
        query.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        query.put("code_challenge_method", "S256");
        return demo.get("issuer") + "/auth?" + Parameters.encode(query);
    }
}
