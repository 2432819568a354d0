package dev.steelyard.admin.operation;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DelegationRulesTest {
    private static final Authority RESELLER =
            new Authority.OfReseller(new Id<>("665f0a000000000000000001"));
    private static final Authority OPERATOR = new Authority.Operator();

    private static Actor actor(Authority authority, ManagementPermission... permissions) {
        return new Actor("user:x", authority, Set.of(permissions), AuditOrigin.SYSTEM, null, null);
    }

    @Test
    void givesWhatItHolds() {
        assertThatCode(
                        () ->
                                DelegationRules.check(
                                        actor(RESELLER, STAFF_WRITE, CLIENTS_READ),
                                        RESELLER,
                                        Set.of(CLIENTS_READ)))
                .doesNotThrowAnyException();
    }

    @Test
    void doesNotGiveWhatItLacks() {
        assertThatThrownBy(
                        () ->
                                DelegationRules.check(
                                        actor(OPERATOR, STAFF_WRITE, CLIENTS_READ),
                                        OPERATOR,
                                        Set.of(CLIENTS_READ, CLIENTS_WRITE)))
                .isInstanceOf(OperationRefusal.class);
    }

    @Test
    void operatorsPermissionIsNothingInResellersHand() {
        var reseller = actor(RESELLER, PLATFORM_WRITE);
        assertThat(reseller.holds(PLATFORM_WRITE)).isFalse();
        assertThat(actor(OPERATOR, PLATFORM_WRITE).holds(PLATFORM_WRITE)).isTrue();
    }

    @Test
    void operatorsPermissionIsNeverGivenToReseller() {
        assertThatThrownBy(() -> DelegationRules.checkReceiver(RESELLER, Set.of(PLATFORM_WRITE)))
                .isInstanceOf(OperationRefusal.class);
    }

    @Test
    void touchedIsWhatWasGivenOrTaken() {
        assertThat(
                        DelegationRules.between(
                                Set.of(CLIENTS_READ, STAFF_WRITE),
                                Set.of(CLIENTS_READ, CLIENTS_WRITE)))
                .containsExactlyInAnyOrder(STAFF_WRITE, CLIENTS_WRITE);
    }
}
