package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.domain.registration.RegistrationTemplate;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistrationsTest extends StoreContract {
    @Test
    void initialAccessToken_isFoundAsItWas() {
        var application = world.application();
        var exempting =
                new InitialAccessToken(
                        world.id(),
                        world.hash(),
                        new Inviter.Principal(new PrincipalRef(world.id(), world.id()), world.id()),
                        application.id(),
                        "Scales",
                        new RegistrationTemplate(
                                Set.of(world.role(application, "A").id()),
                                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                                Set.of(AuthenticationMethod.PRIVATE_KEY_JWT),
                                false,
                                true,
                                SecurityProfile.FAPI2_SECURITY,
                                false,
                                Duration.ofDays(90)),
                        5,
                        2,
                        world.now().plusSeconds(60));
        world.write(tx -> tx.initialAccessTokens().insert(exempting));
        var plain = token(application, 1);

        assertThat(found(exempting)).isEqualTo(exempting);
        assertThat(found(plain)).isEqualTo(plain);
    }

    @Test
    void fiftyRegistrationsAtOnce_noMoreThanTheTokenHas() throws Exception {
        var token = token(world.application(), 3);

        assertThat(Crowd.of(50, () -> use(token)).stream().filter(used -> used)).hasSize(3);
        assertThat(found(token).used()).isEqualTo(3);
        assertThat(found(token).open(world.now())).isFalse();
    }

    @Test
    void expired_isNotUsed() {
        var token = token(world.application(), 1);
        clock.move(Duration.ofSeconds(60));

        assertThat(use(token)).isFalse();
        assertThat(found(token).used()).isZero();
    }

    @Test
    void ofAnApplication_areListedAndCounted_usedUpOnesToo_expiredOnesNot() {
        var application = world.application();
        var one = token(application, 1);
        var other = token(application, 2);
        token(world.application(), 1);
        use(one);

        var all =
                list(
                        tx ->
                                tx.initialAccessTokens()
                                        .list(application.id(), world.now(), PageRequest.FIRST));
        assertThat(all).containsExactlyInAnyOrder(found(one), other);
        assertThat(all).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
        assertThat(
                        list(
                                tx ->
                                        tx.initialAccessTokens()
                                                .list(
                                                        application.id(),
                                                        world.now(),
                                                        new PageRequest(
                                                                all.getFirst().id().hex(), 1))))
                .containsExactly(all.getLast());
        assertThat(count(application)).isEqualTo(2);

        clock.move(Duration.ofSeconds(60));
        assertThat(count(application)).isZero();
    }

    @Test
    void removed_isUsedNoMore() {
        var token = token(world.application(), 1);

        assertThat(remove(token)).isTrue();
        assertThat(remove(token)).isFalse();
        assertThat(use(token)).isFalse();
    }

    @Test
    void roleThatGoes_leavesTheToken() {
        var application = world.application();
        var role = world.role(application, "A");
        var token = token(application, 1, role.id());

        world.write(tx -> tx.roles().remove(role.id()));

        assertThat(found(token).template().roles()).isEmpty();
    }

    @Test
    void expiredToken_goesAfterThirtyDays() {
        var token = token(world.application(), 1);
        sweep(token.expires().plus(Duration.ofDays(30)));
        assertThat(find(tx -> tx.initialAccessTokens().find(token.id()))).isPresent();
        sweep(token.expires().plus(Duration.ofDays(30)).plusMillis(1));
        assertThat(find(tx -> tx.initialAccessTokens().find(token.id()))).isEmpty();
    }

    @Test
    void registrationToken_staysGoodUntilItsSuccessorIsPresented() {
        var registration = registration();
        var first = registration.hash();
        var second = world.hash();
        var third = world.hash();

        assertThat(rotate(registration, first, second)).isTrue();
        // The answer was lost: the same one again.
        assertThat(rotate(registration, first, third)).isTrue();
        assertThat(rotate(registration, second, world.hash())).isFalse();
        assertThat(found(registration).before()).isEqualTo(first);

        world.write(tx -> tx.registrations().settle(registration.client(), first));
        assertThat(found(registration).before()).isEqualTo(first);
        world.write(tx -> tx.registrations().settle(registration.client(), third));
        assertThat(found(registration)).isEqualTo(with(registration, third, null));
        assertThat(rotate(registration, first, world.hash())).isFalse();
    }

    @Test
    void registrationsOfAnApplication_endTogether() {
        var application = world.application();
        var one = registration(application);
        var foreign = registration();
        var token = token(application, 1);

        world.write(
                tx -> {
                    tx.registrations().removeAll(application.id());
                    tx.initialAccessTokens().removeAll(application.id());
                });

        assertThat(find(tx -> tx.registrations().find(one.client()))).isEmpty();
        assertThat(find(tx -> tx.initialAccessTokens().find(token.id()))).isEmpty();
        assertThat(found(foreign)).isEqualTo(foreign);
        assertThat(store.<Boolean>write(tx -> tx.registrations().remove(foreign.client())))
                .isTrue();
        assertThat(store.<Boolean>write(tx -> tx.registrations().remove(foreign.client())))
                .isFalse();
    }

    private Registration registration() {
        return registration(world.application());
    }

    private Registration registration(Application application) {
        var registration =
                new Registration(
                        world.client(application).id(),
                        world.id(),
                        Set.of(GrantType.CLIENT_CREDENTIALS),
                        Set.of(AuthenticationMethod.CLIENT_SECRET_BASIC),
                        world.hash(),
                        null,
                        world.now());
        world.write(tx -> tx.registrations().insert(registration));
        return registration;
    }

    private static Registration with(
            Registration registration, SecretHash hash, @Nullable SecretHash before) {
        return new Registration(
                registration.client(),
                registration.by(),
                registration.grantTypes(),
                registration.methods(),
                hash,
                before,
                registration.created());
    }

    private Registration found(Registration registration) {
        return find(tx -> tx.registrations().find(registration.client())).orElseThrow();
    }

    private boolean rotate(Registration registration, SecretHash presented, SecretHash next) {
        return store.<Boolean>write(
                tx -> tx.registrations().rotate(registration.client(), presented, next));
    }

    @SafeVarargs
    private InitialAccessToken token(
            Application application, int registrations, Id<Role>... roles) {
        var token =
                new InitialAccessToken(
                        world.id(),
                        world.hash(),
                        new Inviter.Program(),
                        application.id(),
                        "Scales",
                        new RegistrationTemplate(
                                Set.of(roles),
                                Set.of(GrantType.CLIENT_CREDENTIALS),
                                Set.of(AuthenticationMethod.CLIENT_SECRET_BASIC),
                                true,
                                false,
                                null,
                                true,
                                null),
                        registrations,
                        0,
                        world.now().plusSeconds(60));
        world.write(tx -> tx.initialAccessTokens().insert(token));
        return token;
    }

    private InitialAccessToken found(InitialAccessToken token) {
        return find(tx -> tx.initialAccessTokens().find(token.id())).orElseThrow();
    }

    private boolean use(InitialAccessToken token) {
        return store.<Boolean>write(tx -> tx.initialAccessTokens().use(token.id(), world.now()));
    }

    private boolean remove(InitialAccessToken token) {
        return store.<Boolean>write(tx -> tx.initialAccessTokens().remove(token.id()));
    }

    private int count(Application application) {
        return store.read(tx -> tx.initialAccessTokens().count(application.id(), world.now()));
    }
}
