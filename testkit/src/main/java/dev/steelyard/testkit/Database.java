package dev.steelyard.testkit;

/** The databases that each store test runs on. */
public enum Database {
    SQLITE {
        @Override
        public String url() {
            return Databases.sqlite();
        }
    },
    POSTGRES {
        @Override
        public String url() {
            return Databases.postgres();
        }
    };

    /** The URL of a fresh, empty database. */
    public abstract String url();
}
