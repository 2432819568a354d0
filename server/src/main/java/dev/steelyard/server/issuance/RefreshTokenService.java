package dev.steelyard.server.issuance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.RefreshTokens.Presented;
import dev.steelyard.server.keys.DeploymentSecret;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * Creates refresh tokens, and finds those that clients present. The first half of a token's id is
 * common to all tokens of its family; the second is a MAC of family and random part. So the store
 * keeps only the live pair of a family, and an older token still proves which family it ends.
 * Thread-safe.
 */
public final class RefreshTokenService {
    /** Hex digits of each half of an id: the time when its family began, and the MAC. */
    private static final int HALF = 12;

    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final DeploymentSecret key;

    /**
     * @param key for this purpose alone
     */
    public RefreshTokenService(IdGenerator ids, SecretGenerator secrets, DeploymentSecret key) {
        this.ids = ids;
        this.secrets = secrets;
        this.key = key;
    }

    /** The first token of {@code family}. */
    public Secret first(Id<RefreshTokenFamily> family) {
        return next(ids.<RefreshToken>next(), family);
    }

    /** The successor of {@code before}. */
    public Secret successor(RefreshToken before) {
        return next(before.id(), before.family());
    }

    private Secret next(Id<RefreshToken> like, Id<RefreshTokenFamily> family) {
        return secrets.next(SecretKind.REFRESH_TOKEN, naming(like, family));
    }

    /** The token of {@code secret}, even if it is older than the rows of its family. */
    public Optional<Presented> presented(Transaction tx, Secret secret) {
        return tx.refreshTokens().presented(secret).or(() -> dead(tx, secret));
    }

    private Optional<Presented> dead(Transaction tx, Secret secret) {
        Id<RefreshToken> id = secret.id();
        return tx.refreshTokens().familiesNear(id).stream()
                .filter(family -> secret.isNamedBy(naming(id, family.id())))
                .map(
                        family ->
                                new Presented(
                                        new RefreshToken(id, family.id(), secret.hash()),
                                        family,
                                        false))
                .findFirst();
    }

    private Function<String, Id<?>> naming(Id<RefreshToken> like, Id<RefreshTokenFamily> family) {
        return random -> {
            // Each has a fixed length.
            var mac = key.mac(family.hex().getBytes(US_ASCII), random.getBytes(US_ASCII));
            return new Id<>(
                    like.hex().substring(0, HALF)
                            + HexFormat.of().formatHex(mac).substring(0, HALF));
        };
    }
}
