package dev.steelyard.program;

/** The version of this program, as its jar tells. */
public final class ProgramVersion {
    private ProgramVersion() {}

    public static String text() {
        var version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(unpacked)" : version;
    }
}
