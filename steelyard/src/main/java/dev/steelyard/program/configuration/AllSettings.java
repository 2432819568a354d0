package dev.steelyard.program.configuration;

import dev.steelyard.admin.operation.FreshProof;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.idempotency.IdempotencyKeyLimits;
import dev.steelyard.domain.mail.MailSettings;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.mail.SmtpSettings;
import dev.steelyard.program.settings.AuditSettings;
import dev.steelyard.program.settings.GuardEvaluationSettings;
import dev.steelyard.program.settings.GuardFeedSettings;
import dev.steelyard.program.settings.GuardListenerSettings;
import dev.steelyard.program.settings.GuardedApiSettings;
import dev.steelyard.program.settings.LogSettings;
import dev.steelyard.program.settings.MasterKeySettings;
import dev.steelyard.program.settings.MetricsSettings;
import dev.steelyard.program.settings.StoreSettings;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.DeviceSettings;
import dev.steelyard.server.settings.DiscoverySettings;
import dev.steelyard.server.settings.Lifetimes;
import dev.steelyard.server.settings.MutualTls;
import dev.steelyard.server.settings.ParSettings;
import dev.steelyard.server.settings.RegistrationSettings;
import dev.steelyard.server.settings.SecondFactorSettings;
import dev.steelyard.server.settings.ServerSettings;
import dev.steelyard.server.settings.SignalSettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of all configuration settings of the server and {@code steelyard guard}, in the order of
 * the reference page.
 */
final class AllSettings {
    static final List<ConfigurationKey<?>> LIST =
            Stream.of(
                            ServerSettings.KEYS,
                            Proxies.KEYS,
                            MutualTls.KEYS,
                            OutgoingSettings.KEYS,
                            StoreSettings.KEYS,
                            MasterKeySettings.KEYS,
                            AuditSettings.KEYS,
                            LogSettings.KEYS,
                            Lifetimes.KEYS,
                            ParSettings.KEYS,
                            DeviceSettings.KEYS,
                            SecondFactorSettings.KEYS,
                            RegistrationSettings.KEYS,
                            MailSettings.KEYS,
                            SmtpSettings.KEYS,
                            SignalSettings.KEYS,
                            DiscoverySettings.KEYS,
                            RequestLimits.KEYS,
                            Limits.KEYS,
                            IdempotencyKeyLimits.KEYS,
                            FreshProof.KEYS,
                            MetricsSettings.KEYS,
                            GuardListenerSettings.KEYS,
                            GuardedApiSettings.KEYS,
                            GuardFeedSettings.KEYS,
                            GuardEvaluationSettings.KEYS)
                    .<ConfigurationKey<?>>flatMap(keys -> keys.all().stream())
                    .toList();

    private AllSettings() {}
}
