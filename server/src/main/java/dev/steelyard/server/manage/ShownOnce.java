package dev.steelyard.server.manage;

/** The value of a member that only the first answer to a request has. Never in a text. */
record ShownOnce(String value) {
    @Override
    public String toString() {
        return "ShownOnce";
    }
}
