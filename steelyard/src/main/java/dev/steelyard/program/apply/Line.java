package dev.steelyard.program.apply;

/** One difference, as it is shown. */
record Line(char sign, String text) {
    static Line added(String text) {
        return new Line('+', text);
    }

    static Line changed(String text) {
        return new Line('~', text);
    }

    static Line removed(String text) {
        return new Line('-', text);
    }

    @Override
    public String toString() {
        return sign + " " + text;
    }
}
