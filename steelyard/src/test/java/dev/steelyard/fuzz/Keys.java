package dev.steelyard.fuzz;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/** A key whose private half is thrown away. */
final class Keys {
    static final JWK KEY = key();

    private Keys() {}

    private static JWK key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k").generate().toPublicJWK();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
