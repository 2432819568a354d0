package dev.steelyard.program.configuration;

import dev.steelyard.domain.manage.Limits;
import dev.steelyard.server.Lifetimes;
import dev.steelyard.server.ServerSettings;
import dev.steelyard.server.http.Proxies;
import dev.steelyard.server.http.RequestLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The program's configuration. What is said on the command line wins over the environment, that
 * over the file, that over the standard value. A name that nobody knows is refused, with a hint.
 *
 * @param databaseUrl a secret: it may hold a password
 * @param masterKey a secret; empty: read it from the data folder
 * @param previousMasterKey a secret; empty: read it from the data folder, if it is there
 */
public record Configuration(
        ServerSettings server,
        Path data,
        String databaseUrl,
        String masterKey,
        String previousMasterKey,
        boolean jsonLog) {

    /**
     * @param file a YAML file, or null
     * @param environment as of the process
     * @param options from the command line, by the settings' dotted names
     * @throws ConfigurationError what is wrong and what to do
     */
    public static Configuration load(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        var values = new LinkedHashMap<String, String>();
        if (file != null) {
            flatten("", read(file), values);
        }
        Names.check(values.keySet(), file + ": ");
        for (var setting : Settings.ALL) {
            var value = environment.get(setting.variable());
            if (value != null) {
                values.put(setting.name(), value);
            }
        }
        values.putAll(options);
        Names.check(options.keySet(), "");
        return of(values);
    }

    private static Configuration of(Map<String, String> values) {
        var lifetimes =
                new Lifetimes(
                        value(values, Settings.CODE),
                        value(values, Settings.ACCESS_TOKEN),
                        value(values, Settings.CLOCK_SKEW),
                        value(values, Settings.REFRESH_IDLE),
                        value(values, Settings.REFRESH_ABSOLUTE),
                        value(values, Settings.SESSION_IDLE),
                        value(values, Settings.SESSION_ABSOLUTE),
                        value(values, Settings.ROTATE_EVERY),
                        value(values, Settings.PUBLISH_AHEAD),
                        value(values, Settings.KEEP_AFTER));
        try {
            lifetimes.keySchedule();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("keys.publish_ahead: " + e.getMessage());
        }
        var requests =
                new RequestLimits(
                        value(values, Settings.BODY),
                        value(values, Settings.HEADERS),
                        value(values, Settings.PARAMETERS));
        var limits =
                new Limits(
                        value(values, Settings.CLIENTS),
                        value(values, Settings.ROLES),
                        value(values, Settings.MEMBERS),
                        value(values, Settings.REDIRECT_URIS),
                        value(values, Settings.ORIGINS),
                        value(values, Settings.CREDENTIALS));
        var data = value(values, Settings.DATA);
        var url = value(values, Settings.DATABASE_URL);
        try {
            var server =
                    new ServerSettings(
                            value(values, Settings.ISSUER),
                            value(values, Settings.HOST),
                            value(values, Settings.PORT),
                            value(values, Settings.PLATFORM),
                            lifetimes,
                            requests,
                            limits,
                            new Proxies(
                                    value(values, Settings.TRUSTED_PROXIES),
                                    value(values, Settings.FORWARDED_HEADER)));
            return new Configuration(
                    server,
                    data,
                    url.isEmpty() ? "sqlite:" + data.resolve("steelyard.db") : url,
                    value(values, Settings.MASTER_KEY),
                    value(values, Settings.MASTER_KEY_PREVIOUS),
                    value(values, Settings.JSON_LOG));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("issuer: " + e.getMessage());
        }
    }

    private static <T> T value(Map<String, String> values, Setting<T> setting) {
        var text = values.getOrDefault(setting.name(), setting.standard());
        try {
            return setting.reader().apply(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(
                    setting.name()
                            + (setting.secret() ? "" : ": " + text)
                            + " can't be used: it must be "
                            + e.getMessage());
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ConfigurationError("the configuration file " + file + " can't be read");
        } catch (JacksonException e) {
            throw new ConfigurationError(
                    file + " is not YAML: line " + e.getLocation().getLineNr());
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            member ->
                                    flatten(
                                            prefix.isEmpty()
                                                    ? member.getKey()
                                                    : prefix + "." + member.getKey(),
                                            member.getValue(),
                                            into));
        } else if (node.isValueNode() && !prefix.isEmpty()) {
            into.put(prefix, node.asString());
        } else if (!node.isMissingNode() && !prefix.isEmpty()) {
            throw new ConfigurationError(prefix + " must be one value");
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "Configuration[" + server.issuer() + ", data " + data + "]";
    }
}
