package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ProofKey;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.principal.BuiltInIds;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The device flow of {@code steelyard login --device}, for a user whose browser is on another
 * machine (RFC 8628). Shows a code, and polls until the user has entered it.
 */
public final class DeviceLogin {
    /** Section 3.2: "If no value is provided, clients MUST use 5 as the default." */
    private static final long INTERVAL_SECONDS = 5;

    /** Section 3.5: {@code slow_down}: "the interval MUST be increased by 5 seconds". */
    private static final Duration STEP = Duration.ofSeconds(5);

    private static final String UNCLEAR = "the issuer's device authorization response is invalid";

    private final ServerAddress address;
    private final Http http;
    private final InstantSource clock;
    private final LoginFile file;
    private final Wait wait;

    /** Waits between two polls. */
    @FunctionalInterface
    public interface Wait {
        void pass(Duration duration) throws InterruptedException;
    }

    /**
     * The instructions for the user.
     *
     * @param page where the user enters the code
     */
    public record Instructions(URI page, String code) {}

    public DeviceLogin(
            ServerAddress address, Http http, InstantSource clock, LoginFile file, Wait wait) {
        this.address = address;
        this.http = http;
        this.clock = clock;
        this.file = file;
        this.wait = wait;
    }

    /** A pending device authorization. */
    private record Device(String code, Instructions instructions, Duration interval, Instant ends) {
        static Device of(JsonNode answer, Instant asked) {
            var code = answer.path("device_code").asString("");
            var userCode = answer.path("user_code").asString("");
            var page = answer.path("verification_uri").asString("");
            if (code.isEmpty() || userCode.isEmpty() || page.isEmpty()) {
                throw new ClientFailure(UNCLEAR);
            }
            return new Device(
                    code,
                    new Instructions(uri(page), userCode),
                    Duration.ofSeconds(answer.path("interval").asLong(INTERVAL_SECONDS)),
                    asked.plusSeconds(answer.path("expires_in").asLong(0)));
        }

        private static URI uri(String page) {
            try {
                return URI.create(page);
            } catch (IllegalArgumentException e) {
                throw new ClientFailure(UNCLEAR, e);
            }
        }

        @Override
        public String toString() {
            return "Device[until " + ends + "]";
        }
    }

    /**
     * Waits until the user has entered the code and allowed the login, and stores the login.
     *
     * @param scope the limit of the login; null: all that the user may do
     * @param stayConnected whether to ask for a refresh token, bound to the key beside the login;
     *     the user decides
     * @param maxAge the maximum age of the login in the other browser: if it is older, and from
     *     before this call, the user logs in again; null: any
     * @param tell gets the instructions for the user
     * @return when the access token ends
     * @throws ClientFailure the issuer has no device flow, refused, or the user did not decide in
     *     time
     */
    public Instant login(
            @Nullable String scope,
            boolean stayConnected,
            @Nullable Duration maxAge,
            Consumer<Instructions> tell) {
        var metadata = IssuerMetadata.fetch(http, address.issuer());
        var endpoint = metadata.deviceAuthorizationEndpoint();
        if (endpoint == null) {
            throw new ClientFailure(
                    "this server has no device login (authorization.devices): `steelyard"
                            + " login --no-browser` prints a URL for a browser on this machine");
        }
        var key = stayConnected ? file.locked(() -> file.ensureKey(clock)) : null;
        var requests = new TokenEndpointClient(http, clock);
        var asked = clock.instant();
        var device =
                Device.of(
                        requests.device(
                                endpoint, request(LoginFlow.scope(scope, stayConnected), maxAge)),
                        asked);
        tell.accept(device.instructions());
        var granted = granted(requests, metadata.tokenEndpoint(), device, key);
        new LoginFlow(address, http, clock, file).keep(Login.of(address, granted, scope));
        return granted.accessToken().expires();
    }

    private Map<String, String> request(@Nullable String scope, @Nullable Duration maxAge) {
        var form = new HashMap<String, String>();
        form.put("client_id", BuiltInIds.COMMAND_LINE.hex());
        form.put("resource", address.api());
        if (scope != null) {
            form.put("scope", scope);
        }
        if (maxAge != null) {
            form.put("max_age", String.valueOf(maxAge.toSeconds()));
        }
        return form;
    }

    /** Section 3.5: polls until an answer is neither of the two that say to wait. */
    private TokenEndpointClient.Granted granted(
            TokenEndpointClient requests, URI endpoint, Device device, @Nullable ProofKey key) {
        var form =
                Map.of(
                        "grant_type",
                        GrantType.DEVICE_CODE.parameter(),
                        "device_code",
                        device.code(),
                        "client_id",
                        BuiltInIds.COMMAND_LINE.hex(),
                        "resource",
                        address.api());
        var interval = device.interval();
        while (clock.instant().isBefore(device.ends())) {
            pass(interval);
            switch (requests.answer(endpoint, form, key)) {
                case TokenEndpointClient.Granted granted -> {
                    return granted;
                }
                case TokenEndpointClient.Denied denied -> {
                    switch (denied.error()) {
                        case "authorization_pending" -> {}
                        case "slow_down" -> interval = interval.plus(STEP);
                        case "access_denied" ->
                                throw new ClientFailure("the login was refused: access_denied");
                        case "expired_token" -> throw late();
                        default -> throw denied.failure();
                    }
                }
            }
        }
        throw late();
    }

    private static ClientFailure late() {
        return new ClientFailure("the code was not entered in time: `steelyard login` again");
    }

    private void pass(Duration interval) {
        try {
            wait.pass(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("the login was interrupted", e);
        }
    }
}
