package dev.steelyard.domain.user;

/**
 * A verified password of a user: it proves the user until the password changes. Never printed.
 *
 * @param phc the stored hash that the password was verified against
 */
public record PasswordProof(User user, String phc) {
    /**
     * Whether the password is still the user's. Exact only while the caller holds the user's lock:
     * what the proof permits is then done before the password changes, or not at all.
     */
    public boolean holds(Users users) {
        return users.password(user.id()).filter(phc::equals).isPresent();
    }

    @Override
    public String toString() {
        return "PasswordProof[" + user.id() + "]";
    }
}
