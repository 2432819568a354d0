package dev.steelyard.program.cli;

import dev.steelyard.program.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"steelyard " + ProgramVersion.text(), "Java " + Runtime.version()};
    }
}
