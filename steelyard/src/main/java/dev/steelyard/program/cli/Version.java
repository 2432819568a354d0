package dev.steelyard.program.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "steelyard " + (version == null ? "(unpacked)" : version), "Java " + Runtime.version()
        };
    }
}
