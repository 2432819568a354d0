package dev.steelyard.program.configuration;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.mail.SmtpSettings;
import dev.steelyard.program.settings.AuditSettings;
import dev.steelyard.program.settings.LogSettings;
import dev.steelyard.program.settings.MasterKeySettings;
import dev.steelyard.program.settings.MetricsSettings;
import dev.steelyard.program.settings.StoreSettings;
import dev.steelyard.server.settings.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the authorization server, read from command line, environment and YAML file.
 * The command line overrides the environment, which overrides the file, which overrides the
 * defaults. An unknown name is refused, with a hint.
 *
 * @param smtp null: mail is off
 * @param metrics null: there is no metrics listener
 */
public record Configuration(
        ServerSettings server,
        StoreSettings store,
        MasterKeySettings masterKeys,
        AuditSettings audit,
        LogSettings log,
        @Nullable SmtpSettings smtp,
        @Nullable MetricsSettings metrics) {

    /**
     * @param file a YAML file, or null
     * @param environment of the process
     * @param options from the command line, by key
     * @throws ConfigurationError what is wrong and what to do
     */
    public static Configuration load(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        return read(SourcedValues.read(file, environment, options).values());
    }

    /**
     * One line for each setting: its key, its value (for a secret only whether it is set), and its
     * source.
     *
     * @throws ConfigurationError as {@link #load}
     */
    public static List<String> report(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        var sources = SourcedValues.read(file, environment, options);
        read(sources.values());
        return ConfigurationReport.lines(sources);
    }

    static Configuration read(ConfigurationValues values) {
        return new Configuration(
                ServerSettings.read(values),
                StoreSettings.read(values),
                MasterKeySettings.read(values),
                AuditSettings.read(values),
                LogSettings.read(values),
                SmtpSettings.read(values),
                MetricsSettings.read(values, ServerSettings.PORT));
    }
}
