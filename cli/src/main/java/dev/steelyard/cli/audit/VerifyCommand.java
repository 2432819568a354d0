package dev.steelyard.cli.audit;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.audit.verify.ExportVerifier;
import dev.steelyard.cli.output.OutputOption;
import dev.steelyard.cli.output.TerminalText;
import dev.steelyard.domain.seal.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code steelyard audit verify}, which verifies the signatures and hash chain of an
 * exported audit log without a server.
 */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verify an export of the audit log, without a server: that every event is as it was"
                    + " sealed, that none was removed or added, and which key sealed it.",
            "The end of the report lists what could not be checked. docs/audit.md has the format."
        },
        footer = {
            "",
            "Exit codes: 0 all is good; 1 something is not, or the file can't be read; 2 wrong usage.",
            "",
            "Examples:",
            "  steelyard audit verify audit.jsonl",
            "  steelyard audit verify audit.jsonl \\",
            "      --trust UQaZ1ypUyLgQPX5ZSg6XfXZgCcHx6GQTbPmHiN8vBmY"
        })
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "As `steelyard audit export` wrote it.")
    private @Nullable Path file;

    @Option(
            names = "--trust",
            paramLabel = "THUMBPRINT",
            description =
                    "A key that may have sealed, by its RFC 7638 thumbprint as `steelyard keys list`"
                            + " shows it; repeatable. The keys that a trusted one names as the next are"
                            + " trusted too. Default: the key of the first seal.")
    private List<String> trust = List.of();

    @Option(
            names = "--seal",
            paramLabel = "HASH",
            description =
                    "The last seal's hash, as an earlier verification printed it: that seal must be in"
                            + " this export; repeatable.")
    private List<String> noted = List.of();

    @Mixin private OutputOption output = new OutputOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Supplier<@Nullable Provider> signatures;

    /**
     * @param signatures the provider that verifies signatures; null: the JDK
     */
    public VerifyCommand(Supplier<@Nullable Provider> signatures) {
        this.signatures = signatures;
    }

    @Override
    public Integer call() {
        checked("--trust", trust);
        checked("--seal", noted);
        var from = requireNonNull(file);
        var verification =
                new ExportVerifier(
                        new LinkedHashSet<>(trust), new LinkedHashSet<>(noted), signatures.get());
        var out = spec.commandLine().getOut();
        try {
            if (!Files.isRegularFile(from)) {
                throw new ClientFailure("there is no file " + from);
            }
            var report = ExportFileReader.verify(from, verification);
            if (output.json()) {
                out.println(
                        JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(ReportJson.of(report)));
            } else {
                ReportText.of(report).stream().map(TerminalText::of).forEach(out::println);
            }
            out.flush();
            return report.good() ? 0 : 1;
        } catch (IOException e) {
            throw new ClientFailure(from + " can't be read", e);
        }
    }

    private void checked(String option, List<String> hashes) {
        if (!hashes.stream().allMatch(hash -> Hash.parse(hash).isPresent())) {
            throw new ParameterException(
                    spec.commandLine(), option + ": 43 characters, in base64url");
        }
    }
}
