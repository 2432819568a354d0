package dev.steelyard.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the command-line program, which {@code --version} prints. */
public final class Version implements IVersionProvider {
    public static String text() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(unpacked)" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"steelyard " + text(), "Java " + Runtime.version()};
    }
}
